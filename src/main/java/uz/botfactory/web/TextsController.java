package uz.botfactory.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.web.pages.TextEditor;

/** Where the platform's staff edits the offer, the privacy policy and the refund rules; Cyrillic is made from the Latin text. */
@Controller
@RequestMapping("/admin/texts")
class TextsController {

    private static final List<UiLanguage> WRITTEN = List.of(UiLanguage.UZ, UiLanguage.RU, UiLanguage.EN);
    private static final int LONGEST = 100_000;

    private final LegalTexts texts;

    TextsController(LegalTexts texts) {
        this.texts = texts;
    }

    @GetMapping
    String list(CurrentUser user, Model model) {
        user.requireStaff();
        model.addAttribute("names", LegalTexts.NAMES);
        model.addAttribute("languages", WRITTEN);
        return "web/texts";
    }

    @GetMapping("/{name}/{language}")
    String edit(CurrentUser user, @PathVariable String name, @PathVariable String language, Model model) {
        user.requireStaff();
        return show(known(name), written(language), texts.text(name, written(language)), null, model);
    }

    /** Keeps the text, or only shows it; an empty one brings the shipped text back. */
    @PostMapping("/{name}/{language}")
    String save(
            CurrentUser user,
            @PathVariable String name,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean preview,
            Model model,
            RedirectAttributes redirect) {
        user.requireStaff();
        if (preview) {
            return show(known(name), written(language), text, LegalTexts.html(text), model);
        }
        if (text.length() > LONGEST) {
            throw Problem.of(422, "text_too_long", "web.problem.textTooLong").at("text");
        }
        texts.save(known(name), written(language), text.strip(), user.id());
        redirect.addFlashAttribute("notice", "web.texts.saved");
        return "redirect:/admin/texts/" + name + "/" + language;
    }

    private String show(String name, UiLanguage language, String text, @Nullable String preview, Model model) {
        model.addAttribute("page", new TextEditor(name, language.code(), text, texts.isOwn(name, language), preview));
        return "web/text";
    }

    private static String known(String name) {
        if (!LegalTexts.NAMES.contains(name)) {
            throw Problem.notFound();
        }
        return name;
    }

    private static UiLanguage written(String code) {
        return UiLanguage.of(code).filter(WRITTEN::contains).orElseThrow(Problem::notFound);
    }
}
