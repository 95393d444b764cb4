package uz.botfactory.knowledge;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** Search for programs: the passages that an answer would be made of. */
@RestController
class SearchApi {

    private static final int USUAL = 5;
    private static final int LONGEST = 2000;

    private final Knowledge knowledge;
    private final Bots bots;

    SearchApi(Knowledge knowledge, Bots bots) {
        this.knowledge = knowledge;
        this.bots = bots;
    }

    @PostMapping("/api/v1/bots/{id}/search")
    Answer search(@CurrentAccount AccountId account, @PathVariable String id, @RequestBody Wish wish) {
        var bot = bots.get(account, new BotId(Ids.parse(id)));
        return Answer.of(knowledge.search(account, bot.id(), wish.checked(), wish.limit() == null ? USUAL : wish.limit()));
    }

    record Wish(@Nullable String query, @Nullable Integer limit) {

        String checked() {
            if (query == null || query.isBlank()) {
                throw Problem.of(422, "query_missing", "knowledge.search.problem.missing").at("query");
            }
            if (query.length() > LONGEST) {
                throw Problem.of(422, "query_too_long", "knowledge.search.problem.tooLong", LONGEST).at("query");
            }
            if (limit != null && (limit < 1 || limit > 50)) {
                throw Problem.of(422, "limit_out_of_range", "knowledge.search.problem.limit", 50).at("limit");
            }
            return query;
        }
    }

    record Answer(String language, String script, boolean nothingFits, List<Item> items) {

        static Answer of(Found found) {
            return new Answer(
                    found.language().code(),
                    found.script().code(),
                    found.nothingFits(),
                    found.passages().stream().map(Item::of).toList());
        }
    }

    record Item(String text, UUID id, String heading, UUID documentId, String documentName, double score) {

        static Item of(Passage passage) {
            return new Item(
                    passage.text(),
                    passage.id(),
                    passage.heading(),
                    passage.documentId(),
                    passage.documentName(),
                    passage.score());
        }
    }
}
