package uz.botfactory.ai.wire;

import uz.botfactory.ai.ModelFailed;

/** The provider does not have this model, or no longer: another of its class may do. */
public final class ModelMissing extends ModelFailed {

    public ModelMissing(String model) {
        super(Reason.BAD_REQUEST, "no model " + model);
    }
}
