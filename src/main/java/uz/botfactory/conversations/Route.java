package uz.botfactory.conversations;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.Bots;
import uz.botfactory.conversations.Writes.Write;
import uz.botfactory.language.Abuse;
import uz.botfactory.plans.CurrentPlan;
import uz.botfactory.plans.PlanStatus;
import uz.botfactory.plans.Plans;
import uz.botfactory.plans.Spending;

/** From a customer's open messages to the one reply that is stored and sent, or to a silence that has a name. */
@Component
class Route {

    private static final Duration GREETING_WAITS = Duration.ofMillis(700);

    private final Bots bots;
    private final Plans plans;
    private final Allowance allowance;
    private final Pace pace;
    private final Commands commands;
    private final Thinking thinking;
    private final Phrases phrases;
    private final Hours hours;
    private final Writes writes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Route(
            Bots bots,
            Plans plans,
            Allowance allowance,
            Pace pace,
            Commands commands,
            Thinking thinking,
            Phrases phrases,
            Hours hours,
            Writes writes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bots = bots;
        this.plans = plans;
        this.allowance = allowance;
        this.pace = pace;
        this.commands = commands;
        this.thinking = thinking;
        this.phrases = phrases;
        this.hours = hours;
        this.writes = writes;
        this.events = events;
        this.clock = clock;
    }

    Outcome next(Talk talk, Draft draft, Cancel cancel) {
        if (talk.open().isEmpty()) {
            return new Outcome.Silent(Reason.NOTHING_NEW);
        }
        return bots.find(talk.account(), talk.bot())
                .map(bot -> next(talk, bot, draft, cancel))
                .orElseGet(() -> ignore(talk, Reason.GONE));
    }

    private Outcome next(Talk talk, Bot bot, Draft draft, Cancel cancel) {
        var now = clock.instant();
        var plan = plans.of(talk.account());
        if (rests(talk, bot, plan)) {
            return wait(talk, Reason.BOT_PAUSED);
        }
        if (talk.takenOver(now)) {
            return wait(talk, Reason.PERSON_TOOK_OVER);
        }
        if (talk.customer().blocked()) {
            return ignore(talk, Reason.BLOCKED);
        }
        var pause = talk.isOnTheSpot() ? Duration.ZERO : pace.wait(talk, now);
        return pause.isZero()
                ? reply(withoutReplaced(talk), bot, plan, now, draft, cancel)
                : new Outcome.Silent(Reason.TOO_FAST, pause);
    }

    // Its owner may try a bot in every state, but nobody a banned business.
    private static boolean rests(Talk talk, Bot bot, CurrentPlan plan) {
        return plan.status() == PlanStatus.BANNED || !bot.runs() && !talk.isOnTheSpot();
    }

    private Outcome reply(Talk talk, Bot bot, CurrentPlan plan, Instant now, Draft draft, Cancel cancel) {
        var questions = talk.questions();
        if (!questions.isEmpty()) {
            return replyTo(questions, words(questions), talk, bot, plan, now, draft, cancel);
        }
        var first = talk.open().getFirst();
        var starter = commands.starter(first, talk);
        return starter.isPresent()
                ? replyTo(List.of(first), starter.get(), talk, bot, plan, now, draft, cancel)
                : carryOut(first, talk, bot, plan, now);
    }

    private static String words(List<Line> questions) {
        return questions.stream().filter(Line::isText).map(Line::text).distinct().collect(Collectors.joining("\n"));
    }

    private Outcome carryOut(Line line, Talk talk, Bot bot, CurrentPlan plan, Instant now) {
        var done = commands.carryOut(line, talk, bot, Tongues.allowed(bot, plan), now);
        if (done.said() == null) {
            var mark = Mark.silent(line, State.IGNORED, Reason.NOT_A_QUESTION);
            writes.submit(new Write(talk.account(), talk.id(), null, List.of(mark), done.changes()));
            return new Outcome.Silent(Reason.NOT_A_QUESTION, again(talk, List.of(line)));
        }
        return send(talk, done.said(), List.of(line), null, done.changes());
    }

    private Outcome replyTo(
            List<Line> lines, String text, Talk talk, Bot bot, CurrentPlan plan, Instant now, Draft draft, Cancel cancel) {
        var tongue = Tongues.of(talk.customer(), text, Tongues.allowed(bot, plan));
        var question = new Question(talk, bot, plan, lines, text, tongue, now);
        if (text.isBlank()) {
            return send(question, Said.plainly(phrases.say(tongue, "unreadable"), tongue, now), null);
        }
        var courtesy = Courtesy.of(text);
        if (courtesy.isPresent()) {
            return returnCourtesy(courtesy.get(), question);
        }
        var harm = Abuse.category(text);
        if (harm.isPresent()) {
            return refuse(question, harm.get());
        }
        return Wishes.aPerson(text) && !talk.isOnTheSpot() ? callPerson(question) : think(question, draft, cancel);
    }

    /** Noted for the people of the business; the bot goes on until one of them takes over. */
    private Outcome callPerson(Question question) {
        var talk = question.talk();
        var said = Said.plainly(phrases.say(question.tongue(), personWanted(question)), question.tongue(), question.begun());
        var outcome = send(talk, said, question.lines(), null, List.of(wanted(talk, question.begun())));
        events.publishEvent(new PersonWanted(talk.account(), talk.bot(), talk.id()));
        return outcome;
    }

    private String personWanted(Question question) {
        return hours.nobodyIsThere(question.bot(), question.begun()) ? "personWanted.later" : "personWanted";
    }

    private static Consumer<JdbcClient> wanted(Talk talk, Instant now) {
        return jdbc -> jdbc.sql("update conversation set person_wanted_at = :now where account_id = :account and id = :id")
                .param("now", Timestamp.from(now))
                .param("account", talk.account().value())
                .param("id", talk.id().value())
                .update();
    }

    /** A greeting is usually followed by what the customer really wants. */
    private Outcome returnCourtesy(Courtesy courtesy, Question question) {
        var age = Duration.between(question.lines().getLast().createdAt(), question.begun());
        if (courtesy == Courtesy.GREETING && age.compareTo(GREETING_WAITS) < 0 && !question.talk().isOnTheSpot()) {
            return new Outcome.Silent(Reason.GREETING_WAITS, GREETING_WAITS.minus(age));
        }
        var words = phrases.say(question.tongue(), "courtesy." + courtesy.name().toLowerCase(java.util.Locale.ROOT), question.bot().name());
        return send(question, Said.plainly(words, question.tongue(), question.begun()), null);
    }

    private Outcome refuse(Question question, String category) {
        var words = phrases.say(question.tongue(), category.equals("self_harm") ? "selfHarm" : "harmful");
        var said = Said.plainly(words, question.tongue(), question.begun()).answered(false);
        return send(question, said, category);
    }

    private Outcome think(Question question, Draft draft, Cancel cancel) {
        var spending = allowance.take(question.talk(), question.lines().getFirst());
        if (spending != Spending.GRANTED) {
            return apologise(question, spending);
        }
        try {
            var said = introduced(thinking.answer(question, draft, cancel), question);
            return send(question, said.with(Commands.thumbs(said.id())), null);
        } catch (Overtaken overtaken) {
            return new Outcome.Silent(Reason.OVERTAKEN);
        }
    }

    /** The first words to a customer say that nobody human writes them. */
    private Said introduced(Said said, Question question) {
        return question.isFirst() && !question.talk().isOnTheSpot()
                ? said.saying(phrases.say(said.tongue(), "introduction", question.bot().name()) + "\n\n" + said.text())
                : said;
    }

    private Outcome apologise(Question question, Spending spending) {
        var talk = question.talk();
        var period = allowance.period(talk.account(), spending);
        if (talk.isTrial()) {
            return ignore(talk, Reason.LIMIT_APOLOGY_GIVEN);
        }
        if (period.equals(talk.apologisedFor())) {
            return wait(talk, Reason.LIMIT_APOLOGY_GIVEN);
        }
        var said = Said.plainly(phrases.say(question.tongue(), "apology"), question.tongue(), question.begun());
        var marks = marks(talk.open(), State.WAITING, Reason.WAITING_FOR_PLAN);
        return store(talk, said, question.lines().getLast(), marks, List.of(Waiting.since(talk, question.begun()), apologised(talk, period)));
    }

    private static Consumer<JdbcClient> apologised(Talk talk, String period) {
        return jdbc -> jdbc.sql("update conversation set apologised_for = :period where account_id = :account and id = :id")
                .param("period", period)
                .param("account", talk.account().value())
                .param("id", talk.id().value())
                .update();
    }

    private Outcome send(Question question, Said said, @Nullable String flagged) {
        var talk = question.talk();
        var changes = new ArrayList<Consumer<JdbcClient>>();
        if (!question.tongue().equals(talk.customer().tongue()) && !question.text().isBlank()) {
            changes.add(Commands.remember(talk, question.tongue(), false));
        }
        return send(talk, said, question.lines(), flagged, changes);
    }

    private Outcome send(
            Talk talk, Said said, List<Line> answered, @Nullable String flagged, List<Consumer<JdbcClient>> changes) {
        var marks = answered.stream().map(line -> Mark.answered(line, said.id(), flagged)).toList();
        return store(talk, said, answered.getLast(), marks, changes);
    }

    private Outcome store(
            Talk talk, Said said, Line answered, List<Mark> marks, List<Consumer<JdbcClient>> changes) {
        var all = new ArrayList<>(changes);
        if (talk.customer().gone()) {
            all.add(cameBack(talk));
        }
        writes.submit(new Write(talk.account(), talk.id(), said, marks, all));
        return new Outcome.Send(Replies.fresh(talk, said, answered));
    }

    private static Consumer<JdbcClient> cameBack(Talk talk) {
        return jdbc -> jdbc.sql("update customer set gone_at = null where account_id = :account and id = :id")
                .param("account", talk.account().value())
                .param("id", talk.customer().id())
                .update();
    }

    private Outcome wait(Talk talk, Reason why) {
        var marks = marks(talk.open(), State.WAITING, why);
        writes.submit(new Write(talk.account(), talk.id(), null, marks, List.of(Waiting.since(talk, clock.instant()))));
        return new Outcome.Silent(why);
    }

    private Outcome ignore(Talk talk, Reason why) {
        writes.mark(talk, marks(talk.open(), State.IGNORED, why));
        return new Outcome.Silent(why);
    }

    private static List<Mark> marks(List<Line> lines, State state, Reason why) {
        return lines.stream().map(line -> Mark.silent(line, state, why)).toList();
    }

    private static Duration again(Talk talk, List<Line> done) {
        return talk.open().size() > done.size() ? Duration.ofMillis(1) : Duration.ZERO;
    }

    /** An edit takes the place of what it edits, if that is still open. */
    private Talk withoutReplaced(Talk talk) {
        var replaced = replaced(talk.open());
        if (replaced.isEmpty()) {
            return talk;
        }
        writes.mark(talk, marks(replaced, State.IGNORED, Reason.REPLACED_BY_EDIT));
        return talk.without(replaced);
    }

    private static List<Line> replaced(List<Line> open) {
        var later = new HashSet<String>();
        var replaced = new ArrayList<Line>();
        for (var line : open.reversed()) {
            if (line.isText() && line.externalId() != null && later.contains(line.externalId())) {
                replaced.add(line);
            } else if (line.is(Incoming.Kind.EDIT) && line.externalId() != null) {
                later.add(line.externalId());
            }
        }
        return replaced;
    }
}
