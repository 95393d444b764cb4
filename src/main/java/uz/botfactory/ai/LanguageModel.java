package uz.botfactory.ai;

import uz.botfactory.accounts.AccountId;

/** Something that writes: one provider, or all of them in their order. */
public interface LanguageModel {

    /**
     * Blocks until the text is there; call it from a virtual thread and with no transaction open.
     *
     * @param growing hears the text so far while it grows, if the prompt asks for streaming; after a failed provider
     *     the next one starts from an empty text
     * @throws ModelFailed when no provider gave a whole answer within the time a customer waits
     */
    Completion complete(Prompt prompt, Draft growing, Cancel cancel) throws ModelFailed;

    /** Whether asking makes sense now: a key is there and its provider is not known to be down. */
    boolean available(AccountId account);
}
