package uz.botfactory.ai.openai;

import uz.botfactory.ai.ModelFailed;

/** The server does not know, or not for this model, one of the parameters it can do without. */
final class ParameterRefused extends ModelFailed {

    private final String parameter;

    ParameterRefused(String parameter) {
        super(Reason.BAD_REQUEST, "refused " + parameter);
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
