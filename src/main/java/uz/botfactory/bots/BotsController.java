package uz.botfactory.bots;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.bots.pages.BotForm;
import uz.botfactory.bots.pages.BotList;
import uz.botfactory.bots.pages.NewBotForm;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** Bots as pages: the list, a new one, its settings. */
@Controller
class BotsController {

    private final Bots bots;
    private final Avatars avatars;
    private final Plans plans;

    BotsController(Bots bots, Avatars avatars, Plans plans) {
        this.bots = bots;
        this.avatars = avatars;
        this.plans = plans;
    }

    @GetMapping("/bots")
    String list(@CurrentAccount AccountId account, Model model) {
        model.addAttribute("page", BotList.of(bots.of(account)));
        return "bots/list";
    }

    @GetMapping("/bots/new")
    String blank(@CurrentAccount AccountId account, Model model) {
        model.addAttribute("page", NewBotForm.EMPTY);
        return "bots/new";
    }

    @PostMapping("/bots")
    String create(@CurrentAccount AccountId account, @RequestParam(defaultValue = "") String name, Model model) {
        try {
            return "redirect:/bots/" + bots.create(account, BotChange.named(name)).id() + "/knowledge";
        } catch (Problem problem) {
            if (problem.field() == null) {
                throw problem;
            }
            model.addAttribute("page", new NewBotForm(name, problem.messageKey()));
            return "bots/new";
        }
    }

    @GetMapping("/bots/{id}")
    String show(@PathVariable String id) {
        return "redirect:/bots/" + Ids.parse(id) + "/settings";
    }

    @GetMapping("/bots/{id}/settings")
    String settings(@CurrentAccount AccountId account, @PathVariable String id, Model model) {
        var bot = bots.get(account, bot(id));
        model.addAttribute("page", form(bot, Map.of(), false));
        return "bots/settings";
    }

    @PostMapping("/bots/{id}/settings")
    String change(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile avatar,
            Model model)
            throws IOException {
        var bot = bots.get(account, bot(id));
        try {
            var changed = bots.change(account, bot.id(), read(fields));
            if (avatar != null && !avatar.isEmpty()) {
                avatars.put(account, bot.id(), avatar.getBytes());
            }
            model.addAttribute("page", form(changed, Map.of(), true));
        } catch (Problem problem) {
            if (problem.field() == null) {
                throw problem;
            }
            model.addAttribute("page", typed(bot, fields, problem));
        }
        return "bots/settings";
    }

    @PostMapping("/bots/{id}/start")
    String start(@CurrentAccount AccountId account, @PathVariable String id) {
        return "redirect:/bots/" + bots.start(account, bot(id)).id() + "/settings";
    }

    @PostMapping("/bots/{id}/stop")
    String stop(@CurrentAccount AccountId account, @PathVariable String id) {
        return "redirect:/bots/" + bots.stop(account, bot(id)).id() + "/settings";
    }

    @PostMapping("/bots/{id}/copy")
    String copy(@CurrentAccount AccountId account, @PathVariable String id) {
        var original = bots.get(account, bot(id));
        return "redirect:/bots/" + bots.copy(account, original.id(), original.name()).id() + "/settings";
    }

    @PostMapping("/bots/{id}/delete")
    String delete(@CurrentAccount AccountId account, @PathVariable String id) {
        bots.delete(account, bot(id));
        return "redirect:/bots";
    }

    @GetMapping("/bots/{id}/avatar")
    ResponseEntity<byte[]> avatar(@CurrentAccount AccountId account, @PathVariable String id) {
        var bot = bots.get(account, bot(id));
        return avatars.find(account, bot.id())
                .map(picture -> ResponseEntity.ok()
                        .header("Content-Type", picture.type())
                        .header("X-Content-Type-Options", "nosniff")
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .body(picture.content()))
                .orElseThrow(Problem::notFound);
    }

    private BotForm form(Bot bot, Map<String, String> errors, boolean saved) {
        return BotForm.of(
                bot, plans.of(bot.account()).languages(), avatars.find(bot.account(), bot.id()).isPresent(), errors, saved);
    }

    /** What was typed stays in the form, with the error at its field. */
    private BotForm typed(Bot bot, MultiValueMap<String, String> fields, Problem problem) {
        return form(bot, Map.of(String.valueOf(problem.field()), problem.messageKey()), false)
                .typed(name -> fields.getFirst(name));
    }

    private static BotChange read(MultiValueMap<String, String> fields) {
        return new BotChange(
                fields.getFirst("name"),
                fields.getFirst("description"),
                fields.getFirst("greeting"),
                fields.getFirst("persona"),
                fields.getFirst("tone"),
                fields.getOrDefault("languages", List.of()),
                fields.getFirst("fallback"),
                hours(fields));
    }

    private static WorkingHours hours(MultiValueMap<String, String> fields) {
        var spans = new ArrayList<WorkingHours.Span>();
        var days = Set.copyOf(fields.getOrDefault("day", List.of()));
        for (var day : Arrays.asList(DayOfWeek.values())) {
            if (days.contains(day.name())) {
                spans.add(new WorkingHours.Span(
                        day, time(fields.getFirst("from." + day)), time(fields.getFirst("until." + day))));
            }
        }
        return new WorkingHours(spans);
    }

    private static LocalTime time(@Nullable String text) {
        try {
            return LocalTime.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw Problem.of(422, "invalid_hours", "bots.problem.hours").at("hours");
        }
    }

    private static BotId bot(String id) {
        return new BotId(Ids.parse(id));
    }
}
