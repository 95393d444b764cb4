package uz.botfactory.knowledge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.bots.BotId;
import uz.botfactory.knowledge.pages.DocumentList;
import uz.botfactory.knowledge.pages.DocumentPage;
import uz.botfactory.knowledge.pages.DocumentRow;
import uz.botfactory.knowledge.pages.FoundPassages;
import uz.botfactory.knowledge.pages.KnowledgePage;
import uz.botfactory.knowledge.pages.Trouble;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** What a bot was taught, as pages. */
@Controller
@RequestMapping("/bots/{id}/knowledge")
class KnowledgeController {

    private static final int PASSAGES_A_PAGE = 30;
    private static final int FOUND = 5;
    private static final int LONGEST_QUERY = 500;
    private static final int EDITABLE = 300_000;

    private final Library library;
    private final Knowledge knowledge;
    private final Preview preview;
    private final LibrarySettings settings;

    KnowledgeController(Library library, Knowledge knowledge, Preview preview, LibrarySettings settings) {
        this.library = library;
        this.knowledge = knowledge;
        this.preview = preview;
        this.settings = settings;
    }

    @GetMapping
    String show(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String add,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String live,
            Model model) {
        var bot = library.owned(account, bot(id));
        var found = q.isBlank() ? null : found(account, bot, q);
        if (live != null) {
            model.addAttribute("found", found == null ? new FoundPassages("", true, List.of()) : found);
            model.addAttribute("bot", bot.toString());
            return "knowledge/found";
        }
        model.addAttribute("page", page(account, bot, null, add, Map.of(), found));
        return "knowledge/list";
    }

    private FoundPassages found(AccountId account, BotId bot, String query) {
        String asked = query.strip().substring(0, Math.min(query.strip().length(), LONGEST_QUERY));
        return FoundPassages.of(asked, knowledge.search(account, bot, asked, FOUND));
    }

    /** The list alone, which the page asks for again while something is imported. */
    @GetMapping("/documents")
    String documents(@CurrentAccount AccountId account, @PathVariable String id, Model model) {
        var bot = library.owned(account, bot(id));
        model.addAttribute("list", DocumentList.of(bot.toString(), library.of(account, bot), null));
        return "knowledge/documents";
    }

    @PostMapping("/files")
    String upload(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(defaultValue = "false") boolean replaceAll,
            @RequestParam(required = false) @Nullable String batch,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String live,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var bot = library.owned(account, bot(id));
        UUID all = replaceAll ? batch == null || batch.isBlank() ? Ids.next() : Ids.parse(batch) : null;
        try {
            var sent = file == null ? List.<MultipartFile>of() : file.stream().filter(KnowledgeController::chosen).toList();
            if (sent.isEmpty()) {
                throw Problem.of(422, "file_missing", "knowledge.problem.missing.file").at("file");
            }
            for (var one : sent) {
                library.add(account, bot, String.valueOf(one.getOriginalFilename()), one.getBytes(), all);
            }
            return done(account, bot, live, model);
        } catch (Problem problem) {
            return refused("files", problem, Map.of(), account, bot, live, model, response);
        }
    }

    private static boolean chosen(MultipartFile file) {
        return file.getOriginalFilename() != null && !file.getOriginalFilename().isEmpty();
    }

    @PostMapping("/texts")
    String text(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            Model model,
            HttpServletResponse response) {
        var bot = library.owned(account, bot(id));
        try {
            library.addText(account, bot, title, text, null);
            return done(account, bot, null, model);
        } catch (Problem problem) {
            return refused("text", problem, Map.of("title", title, "text", text), account, bot, null, model, response);
        }
    }

    @PostMapping("/answers")
    String answer(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            HttpServletResponse response) {
        var bot = library.owned(account, bot(id));
        try {
            library.addAnswer(account, bot, question, answer);
            return done(account, bot, null, model);
        } catch (Problem problem) {
            var typed = Map.of("question", question, "answer", answer);
            return refused("answer", problem, typed, account, bot, null, model, response);
        }
    }

    @PostMapping("/pages")
    String page(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String url,
            Model model,
            HttpServletResponse response) {
        var bot = library.owned(account, bot(id));
        try {
            library.addPage(account, bot, url, null);
            return done(account, bot, null, model);
        } catch (Problem problem) {
            return refused("page", problem, Map.of("url", url), account, bot, null, model, response);
        }
    }

    @PostMapping("/sample")
    String sample(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            UiLanguage language,
            Model model,
            HttpServletResponse response) {
        var bot = library.owned(account, bot(id));
        try {
            library.addSample(account, bot, language);
            return done(account, bot, null, model);
        } catch (Problem problem) {
            return refused("files", problem, Map.of(), account, bot, null, model, response);
        }
    }

    @GetMapping("/{document}")
    String document(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @PathVariable String document,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        model.addAttribute("page", document(library.get(account, bot(id), Ids.parse(document)), Math.max(0, from), null));
        return "knowledge/document";
    }

    private DocumentPage document(Document document, int from, @Nullable Trouble problem) {
        var parts = preview.of(document, from, PASSAGES_A_PAGE + 1);
        String here = "/bots/" + document.bot() + "/knowledge/" + document.id();
        var original = library.original(document.account(), document.bot(), document.id());
        return new DocumentPage(
                document.bot().toString(),
                DocumentRow.of(document),
                parts.stream()
                        .limit(PASSAGES_A_PAGE)
                        .map(part -> new DocumentPage.Part(part.heading(), part.text()))
                        .toList(),
                from == 0 ? null : here + "?from=" + Math.max(0, from - PASSAGES_A_PAGE),
                parts.size() > PASSAGES_A_PAGE ? here + "?from=" + (from + PASSAGES_A_PAGE) : null,
                original.map(KnowledgeController::editable).orElse(null),
                original.map(KnowledgeController::asked).orElse(null),
                original.isPresent(),
                problem);
    }

    /** Typed texts and answers can be changed where they stand. */
    private static @Nullable String editable(DocumentRows.Original original) {
        boolean typed = original.kind() == Kind.QA
                || original.kind() == Kind.TXT && Kind.named(original.name()).isEmpty();
        if (!typed || original.content().length > EDITABLE) {
            return null;
        }
        String text = new String(original.content(), StandardCharsets.UTF_8);
        return original.kind() == Kind.QA ? text.substring(text.indexOf('\n') + 1) : text;
    }

    private static @Nullable String asked(DocumentRows.Original original) {
        return original.kind() == Kind.QA
                ? new String(original.content(), StandardCharsets.UTF_8).lines().findFirst().orElse("")
                : null;
    }

    /** A new version under the old name, whatever the new file is called. */
    @PostMapping("/{document}/replace")
    String replace(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @PathVariable String document,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var old = library.get(account, bot(id), Ids.parse(document));
        try {
            if (file == null || !chosen(file)) {
                throw Problem.of(422, "file_missing", "knowledge.problem.missing.file").at("file");
            }
            library.add(account, old.bot(), old.name(), file.getBytes());
            return "redirect:/bots/" + old.bot() + "/knowledge";
        } catch (Problem problem) {
            rethrowUnknown(problem);
            response.setStatus(problem.status());
            model.addAttribute("page", document(old, 0, Trouble.of("files", problem)));
            return "knowledge/document";
        }
    }

    @GetMapping("/{document}/export")
    ResponseEntity<byte[]> original(
            @CurrentAccount AccountId account, @PathVariable String id, @PathVariable String document) {
        return Download.of(library.original(account, bot(id), Ids.parse(document)).orElseThrow(Problem::notFound));
    }

    @PostMapping("/{document}/delete")
    String delete(@CurrentAccount AccountId account, @PathVariable String id, @PathVariable String document) {
        library.remove(account, bot(id), Ids.parse(document));
        return "redirect:/bots/" + bot(id) + "/knowledge";
    }

    private String done(AccountId account, BotId bot, @Nullable String live, Model model) {
        if (live == null) {
            return "redirect:/bots/" + bot + "/knowledge";
        }
        model.addAttribute("list", DocumentList.of(bot.toString(), library.of(account, bot), null));
        return "knowledge/documents";
    }

    private String refused(
            String form,
            Problem problem,
            Map<String, String> typed,
            AccountId account,
            BotId bot,
            @Nullable String live,
            Model model,
            HttpServletResponse response) {
        rethrowUnknown(problem);
        response.setStatus(problem.status());
        var trouble = Trouble.of(form, problem);
        if (live != null) {
            model.addAttribute("list", DocumentList.of(bot.toString(), library.of(account, bot), trouble));
            return "knowledge/documents";
        }
        model.addAttribute("page", page(account, bot, trouble, form, typed, null));
        return "knowledge/list";
    }

    private static void rethrowUnknown(Problem problem) {
        if (problem.status() == 404) {
            throw problem;
        }
    }

    private KnowledgePage page(
            AccountId account,
            BotId bot,
            @Nullable Trouble trouble,
            String open,
            Map<String, String> typed,
            @Nullable FoundPassages found) {
        var list = DocumentList.of(bot.toString(), library.of(account, bot), trouble);
        return new KnowledgePage(bot.toString(), list, open, typed, found, settings.maxUploadMb());
    }

    private static BotId bot(String id) {
        return new BotId(Ids.parse(id));
    }
}
