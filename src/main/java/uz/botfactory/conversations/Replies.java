package uz.botfactory.conversations;

import java.util.List;

/** Replies as channels get them: fresh ones, and those that were stored before. */
final class Replies {

    private Replies() {}

    static Reply fresh(Talk talk, Said said, Line answered) {
        return new Reply(
                said.id(),
                talk.account(),
                talk.bot(),
                talk.id(),
                talk.channel(),
                talk.connection(),
                talk.conversationKey(),
                said.text(),
                said.buttons(),
                answered.externalId(),
                false);
    }

    static Reply stored(Talk talk, Line line) {
        return new Reply(
                line.id(),
                talk.account(),
                talk.bot(),
                talk.id(),
                talk.channel(),
                talk.connection(),
                talk.conversationKey(),
                line.text(),
                Buttons.read(line.buttons()),
                answered(talk.lines(), line),
                line.state() == State.SENDING);
    }

    private static @org.jspecify.annotations.Nullable String answered(List<Line> lines, Line reply) {
        return lines.reversed().stream()
                .filter(line -> reply.id().equals(line.replyId()))
                .map(Line::externalId)
                .findFirst()
                .orElse(null);
    }
}
