package uz.botfactory.knowledge;

/**
 * One piece of a document in reading order, as an extractor yields it.
 *
 * <p>{@code level} is the depth of a heading (1 is the title) and 0 for everything else. A table row already carries its
 * column names ("Narxi: 45 000; Hajmi: 1 l"). A question with its answer holds the question in the first line of the text.
 */
record Block(Kind kind, int level, String text) {

    enum Kind {
        HEADING,
        PARAGRAPH,
        TABLE_ROW,
        LIST_ITEM,
        QUESTION_ANSWER
    }

    static Block heading(int level, String text) {
        return new Block(Kind.HEADING, Math.max(1, level), text);
    }

    static Block paragraph(String text) {
        return new Block(Kind.PARAGRAPH, 0, text);
    }

    static Block row(String text) {
        return new Block(Kind.TABLE_ROW, 0, text);
    }

    static Block item(String text) {
        return new Block(Kind.LIST_ITEM, 0, text);
    }

    static Block questionAnswer(String question, String answer) {
        return new Block(Kind.QUESTION_ANSWER, 0, question.strip() + "\n" + answer.strip());
    }
}
