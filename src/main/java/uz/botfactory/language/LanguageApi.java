package uz.botfactory.language;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.support.Problem;

/** Says in which language and script texts are written; open to everybody. */
@RestController
@Tag(name = "languages")
class LanguageApi {

    private static final int MOST_TEXTS = 100;
    private static final int LONGEST_TEXT = 10_000;

    record Question(@Nullable List<@Nullable String> texts) {}

    record Answer(List<Item> items) {}

    record Item(String language, String script, double confidence) {

        static Item of(LanguageDetector.Detected detected) {
            double rounded = Math.round(detected.confidence() * 1000) / 1000.0;
            return new Item(detected.language().code(), detected.script().code(), rounded);
        }
    }

    @PostMapping("/api/v1/languages/detect")
    @Operation(summary = "Detect language and script of up to 100 texts of at most 10,000 characters")
    Answer detect(@RequestBody Question question) {
        return new Answer(textsOf(question).stream()
                .map(LanguageDetector::detect)
                .map(Item::of)
                .toList());
    }

    private static List<String> textsOf(Question question) {
        if (question.texts() == null) {
            throw Problem.of(422, "texts_missing", "language.detect.missing").at("texts");
        }
        if (question.texts().size() > MOST_TEXTS) {
            throw Problem.of(422, "too_many_texts", "language.detect.many", MOST_TEXTS).at("texts");
        }
        return question.texts().stream().map(LanguageApi::checked).toList();
    }

    private static String checked(@Nullable String text) {
        if (text == null) {
            throw Problem.of(422, "texts_missing", "language.detect.missing").at("texts");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Problem.of(422, "text_too_long", "language.detect.long", LONGEST_TEXT).at("texts");
        }
        return text;
    }
}
