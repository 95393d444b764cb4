package uz.botfactory.ai;

import java.util.List;
import uz.botfactory.accounts.AccountId;

/** Turns texts into vectors of length 1; near in meaning is near in space. */
public interface Embedder {

    /** False while no embedding model is configured or its provider is switched off: search by words alone then. */
    boolean available();

    /** Names provider, model and dimensions: only vectors of one space can be compared. */
    String space();

    int dimensions();

    /** One vector for each text, in order; a blank text gets zeros. For background work: waits out short limits. */
    List<float[]> documents(AccountId account, List<String> texts) throws ModelFailed;

    /** Quick or not at all: a customer is waiting. */
    float[] query(AccountId account, String text) throws ModelFailed;
}
