package uz.botfactory.ai.wire;

import java.util.List;
import java.util.Set;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;
import uz.botfactory.ai.ModelFailed;

/** One provider's protocol. Never retries, never falls back: it says precisely what happened. */
public interface ModelApi {

    Answer ask(Question question, Tokens used, Draft growing, Cancel cancel) throws ModelFailed;

    /** The vectors as the provider gives them, one for each text; no more texts than the model's batch. */
    List<float[]> embed(Access access, Model model, List<String> texts, boolean query, Tokens used, Patience patience)
            throws ModelFailed;

    /** The names the key can use; empty when the provider has no such list. */
    Set<String> models(Access access, Patience patience) throws ModelFailed;
}
