package uz.botfactory.ai.wire;

import java.util.List;
import uz.botfactory.ai.Turn;

/** What goes to one model of one provider. */
public record Question(
        Access access, Model model, String system, List<Turn> turns, int maxOutputTokens, boolean stream, Patience patience) {}
