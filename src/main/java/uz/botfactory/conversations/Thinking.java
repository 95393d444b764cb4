package uz.botfactory.conversations;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Completion;
import uz.botfactory.ai.Draft;
import uz.botfactory.ai.LanguageModel;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.conversations.Said.Origin;
import uz.botfactory.knowledge.Found;
import uz.botfactory.knowledge.Knowledge;
import uz.botfactory.knowledge.Passage;
import uz.botfactory.language.Abuse;
import uz.botfactory.language.LanguageDetector;
import uz.botfactory.language.Sentences;
import uz.botfactory.support.Ids;

/**
 * Finds the words that answer a question: the model's, if it says nothing that the documents don't; after a second try,
 * and whenever there is no model, the sentences of the documents themselves.
 */
@Component
class Thinking {

    private static final int PASSAGES = 6;
    private static final int PASSAGES_FOR_MODEL = 4;
    private static final int SHORT_QUESTION = 30;

    private final Knowledge knowledge;
    private final LanguageModel model;
    private final Phrases phrases;

    Thinking(Knowledge knowledge, LanguageModel model, Phrases phrases) {
        this.knowledge = knowledge;
        this.model = model;
        this.phrases = phrases;
    }

    Said answer(Question question, Draft draft, Cancel cancel) throws Overtaken {
        var found = search(question);
        if (!model.available(question.talk().account())) {
            return quoted(question, found);
        }
        var rejected = new AtomicReference<String>("");
        return written(question, found, draft, cancel, rejected)
                .orElseGet(() -> withReferences(rejected.get(), question, quoted(question, found)));
    }

    private static Said withReferences(String rejected, Question question, Said quoted) {
        return quoted.saying(References.kept(rejected, question.text(), quoted.text()));
    }

    /** A short question often leans on the one before it. */
    private Found search(Question question) {
        var found = search(question, question.text());
        if (!found.nothingFits() || question.text().length() > SHORT_QUESTION) {
            return found;
        }
        var earlier = lastAsked(question);
        return earlier == null ? found : better(search(question, earlier + " " + question.text()), found);
    }

    private static Found better(Found one, Found other) {
        return one.nothingFits() ? other : one;
    }

    private Found search(Question question, String text) {
        return knowledge.search(question.talk().account(), question.talk().bot(), text, PASSAGES);
    }

    private static @Nullable String lastAsked(Question question) {
        return question.before().reversed().stream()
                .filter(line -> line.side() == Side.CUSTOMER && line.isText() && Courtesy.of(line.text()).isEmpty())
                .map(Line::text)
                .findFirst()
                .orElse(null);
    }

    private Optional<Said> written(
            Question question, Found found, Draft draft, Cancel cancel, AtomicReference<String> rejected) throws Overtaken {
        var passages = found.passages().subList(0, Math.min(PASSAGES_FOR_MODEL, found.passages().size()));
        try {
            return written(question, passages, draft, cancel, rejected);
        } catch (ModelFailed failure) {
            return switch (failure.reason()) {
                case CANCELLED -> throw new Overtaken();
                case BLOCKED_CONTENT -> Optional.of(refused(question, "provider"));
                default -> Optional.empty();
            };
        }
    }

    private Optional<Said> written(
            Question question, List<Passage> passages, Draft draft, Cancel cancel, AtomicReference<String> rejected)
            throws ModelFailed {
        var first = complete(question, passages, "", draft, cancel);
        var correction = correction(first);
        if (correction.isEmpty()) {
            return said(first);
        }
        rejected.set(first.text());
        var second = complete(question, passages, correction, Draft.NONE, cancel).after(first);
        return said(second);
    }

    private Attempt complete(Question question, List<Passage> passages, String correction, Draft draft, Cancel cancel)
            throws ModelFailed {
        var prompt = Prompts.of(question, passages, correction, draft != Draft.NONE);
        Draft tidied = draft == Draft.NONE ? draft : text -> draft.grown(Inspection.tidy(text, question.tongue()));
        return Attempt.of(question, passages, model.complete(prompt, tidied, cancel));
    }

    private static String correction(Attempt attempt) {
        if (attempt.verdict() instanceof Verdict.ForeignNumbers foreign) {
            return "An earlier try was rejected because it held figures that stand nowhere in the material: %s. Leave them out.\n"
                    .formatted(String.join(", ", foreign.numbers()));
        }
        if (attempt.verdict() instanceof Verdict.Leak) {
            return "An earlier try was rejected because it repeated its instructions.\n";
        }
        return attempt.wrongLanguage()
                ? "An earlier try was rejected because it was not in " + Prompts.language(attempt.question().tongue()) + ".\n"
                : "";
    }

    /** The answer as it is sent; nothing when it may not be. */
    private Optional<Said> said(Attempt attempt) {
        return switch (attempt.verdict()) {
            case Verdict.Fine fine -> attempt.text().isBlank() ? Optional.empty() : Optional.of(attempt.said(attempt.text(), true));
            case Verdict.NoAnswer no -> Optional.of(attempt.said(declined(attempt), false));
            case Verdict.Harmful harmful -> Optional.of(refused(attempt.question(), harmful.category()));
            case Verdict.ForeignNumbers foreign -> Optional.empty();
            case Verdict.Leak leak -> Optional.empty();
        };
    }

    private String declined(Attempt attempt) {
        return attempt.text().isBlank() || attempt.wrongLanguage() ? fallback(attempt.question()) : attempt.text();
    }

    /** Without a model: what the documents themselves say. */
    private Said quoted(Question question, Found found) {
        var extract = ExtractiveAnswer.answer(
                question.text(), question.tongue().language(), question.tongue().script(), found);
        var harm = Abuse.category(extract.text());
        if (harm.isPresent()) {
            return refused(question, harm.get());
        }
        return switch (extract.kind()) {
            case ANSWERED -> builtIn(question, extract.text(), used(found, extract), true);
            case CLOSEST -> builtIn(question, closest(question, extract.text()), used(found, extract), false);
            case NOTHING -> builtIn(question, fallback(question), List.of(), false);
        };
    }

    private static List<Passage> used(Found found, Extract extract) {
        return found.passages().stream().filter(passage -> extract.passages().contains(passage.id())).toList();
    }

    private String closest(Question question, String text) {
        return phrases.say(question.tongue(), "closest", text);
    }

    private static Said builtIn(Question question, String text, List<Passage> passages, boolean answered) {
        return new Said(
                Ids.next(), text, List.of(), question.tongue(), answered, null, passages, Origin.BUILT_IN, question.begun());
    }

    private Said refused(Question question, String category) {
        return Said.plainly(phrases.say(question.tongue(), "harmful"), question.tongue(), question.begun())
                .answered(false)
                .flagged(category);
    }

    /** The bot's own words for not knowing where the customer can read them, else ours. */
    String fallback(Question question) {
        var own = question.bot().fallback();
        return !own.isBlank() && LanguageDetector.detect(own).language() == question.tongue().language()
                ? Inspection.inScript(own, question.tongue())
                : phrases.say(question.tongue(), "unknown");
    }

    /** One answer of a model, tidied and judged. */
    private record Attempt(
            Question question, List<Passage> passages, String text, Verdict verdict, boolean wrongLanguage, Origin origin) {

        static Attempt of(Question question, List<Passage> passages, Completion completion) {
            var tidied = Inspection.tidy(completion.truncated() ? whole(completion.text()) : completion.text(), question.tongue());
            return new Attempt(
                    question,
                    passages,
                    tidied,
                    Inspection.of(completion.text(), tidied, question, passages),
                    Inspection.inWrongLanguage(tidied, question.tongue()),
                    new Origin(
                            completion.provider(),
                            completion.model(),
                            completion.inputTokens(),
                            completion.outputTokens(),
                            completion.costMicroUsd()));
        }

        /** With what the earlier try cost. */
        Attempt after(Attempt earlier) {
            return new Attempt(question, passages, text, verdict, wrongLanguage, origin.plus(earlier.origin));
        }

        Said said(String words, boolean answered) {
            return new Said(
                    Ids.next(), words, List.of(), question.tongue(), answered, null, passages, origin, question.begun());
        }

        private static String whole(String cut) {
            var sentences = Sentences.split(cut);
            return sentences.size() < 2 ? cut : String.join(" ", sentences.subList(0, sentences.size() - 1));
        }
    }
}
