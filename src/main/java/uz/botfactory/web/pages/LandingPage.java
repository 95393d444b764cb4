package uz.botfactory.web.pages;

/** The first page of a visitor. */
public record LandingPage(DemoChat chat, PriceList prices) {}
