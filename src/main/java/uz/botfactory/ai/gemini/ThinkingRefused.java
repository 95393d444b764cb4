package uz.botfactory.ai.gemini;

import uz.botfactory.ai.ModelFailed;

/** The model does not think in the way it was asked to. */
final class ThinkingRefused extends ModelFailed {

    ThinkingRefused() {
        super(Reason.BAD_REQUEST, "thinking refused");
    }
}
