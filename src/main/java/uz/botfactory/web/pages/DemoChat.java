package uz.botfactory.web.pages;

import java.util.List;

/** What a visitor and the demo bot said so far. */
public record DemoChat(List<ChatLine> lines) {}
