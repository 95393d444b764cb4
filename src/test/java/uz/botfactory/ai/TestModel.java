package uz.botfactory.ai;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import uz.botfactory.accounts.AccountId;

/**
 * Stands before the product's models in all tests. As long as nobody teaches it what to say to an account, that account
 * gets the product's own chain, so that tests of one account never disturb those of another.
 */
public final class TestModel implements LanguageModel {

    /** What a model does with a prompt. */
    @FunctionalInterface
    public interface Mind {
        String think(Prompt prompt) throws ModelFailed;
    }

    private final LanguageModel product;
    private final java.util.Map<AccountId, Pupil> pupils = new java.util.concurrent.ConcurrentHashMap<>();

    private TestModel(LanguageModel product) {
        this.product = product;
    }

    private static final class Pupil {
        final Deque<Mind> once = new ArrayDeque<>();
        final List<Prompt> prompts = new CopyOnWriteArrayList<>();
        volatile @Nullable Mind always;
    }

    /** From now on this account's prompts are answered so. */
    public void says(AccountId account, Mind mind) {
        pupil(account).always = mind;
    }

    /** The next prompt is answered so, before anything said with {@link #says}. */
    public void saysOnce(AccountId account, Mind mind) {
        synchronized (pupil(account).once) {
            pupil(account).once.add(mind);
        }
    }

    /** What this account's model was asked, in order. */
    public List<Prompt> prompts(AccountId account) {
        return new ArrayList<>(pupil(account).prompts);
    }

    private Pupil pupil(AccountId account) {
        return pupils.computeIfAbsent(account, id -> new Pupil());
    }

    @Override
    public Completion complete(Prompt prompt, Draft growing, Cancel cancel) throws ModelFailed {
        var pupil = pupils.get(prompt.account());
        if (pupil == null) {
            return product.complete(prompt, growing, cancel);
        }
        pupil.prompts.add(prompt);
        var text = next(pupil).think(prompt);
        if (cancel.cancelled()) {
            throw new ModelFailed(ModelFailed.Reason.CANCELLED, "somebody wrote more");
        }
        growing.grown(text.substring(0, text.length() / 2));
        growing.grown(text);
        return new Completion(text, "test", "test-model", 100, 20, 150, false);
    }

    private static Mind next(Pupil pupil) {
        synchronized (pupil.once) {
            var always = pupil.always;
            return pupil.once.isEmpty() && always != null ? always : pupil.once.remove();
        }
    }

    @Override
    public boolean available(AccountId account) {
        return pupils.containsKey(account) || product.available(account);
    }

    /** Puts it before the product's own. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        static BeanPostProcessor testModelBeforeTheOthers() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof FallbackChain chain ? new TestModel(chain) : bean;
                }
            };
        }
    }
}
