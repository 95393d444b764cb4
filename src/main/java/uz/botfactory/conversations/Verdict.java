package uz.botfactory.conversations;

import java.util.Set;

/** What is to be said about a model's answer. */
sealed interface Verdict {

    record Fine() implements Verdict {}

    /** It says that it does not know. */
    record NoAnswer() implements Verdict {}

    record ForeignNumbers(Set<String> numbers) implements Verdict {}

    /** It gives away its instructions or does what a document told it to. */
    record Leak() implements Verdict {}

    record Harmful(String category) implements Verdict {}
}
