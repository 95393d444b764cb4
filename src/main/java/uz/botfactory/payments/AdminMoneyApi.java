package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** What the platform earns, and what its staff must look at. */
@RestController
@RequestMapping("/api/v1/admin")
@Tag(name = "admin")
class AdminMoneyApi {

    private static final Duration A_YEAR = Duration.ofDays(366);

    record RevenueLine(
            String month, String provider, String plan, String currency, long payments, String came, String returned, String kept) {

        static RevenueLine of(Revenue.Line line) {
            return new RevenueLine(
                    line.month().toString(),
                    line.provider(),
                    line.plan(),
                    line.currency(),
                    line.payments(),
                    decimal(line.came()),
                    decimal(line.returned()),
                    decimal(line.kept()));
        }

        private static String decimal(long minor) {
            return BigDecimal.valueOf(minor, 2).toPlainString();
        }
    }

    record RevenueList(List<RevenueLine> items) {}

    record TaskView(
            String kind,
            @Nullable String id,
            @Nullable String accountId,
            @Nullable String orderId,
            OrdersApi.@Nullable Amount amount,
            OrdersApi.@Nullable Amount expected,
            @Nullable String provider,
            @Nullable String plan,
            @Nullable String reason,
            @Nullable String detail,
            boolean again,
            @Nullable Instant since) {

        static TaskView of(StaffTasks.Task task, @Nullable String reason) {
            return new TaskView(
                    task.kind().name().toLowerCase(Locale.ROOT),
                    task.id() == null ? null : task.id().toString(),
                    task.account() == null ? null : task.account().toString(),
                    task.order(),
                    task.amount() == null ? null : OrdersApi.Amount.of(task.amount()),
                    task.expected() == null ? null : OrdersApi.Amount.of(task.expected()),
                    task.provider(),
                    task.plan(),
                    reason,
                    task.detail(),
                    task.again(),
                    task.since());
        }
    }

    record TaskList(List<TaskView> items) {}

    private final Revenue revenue;
    private final StaffTasks tasks;
    private final OtherAmounts others;
    private final Texts texts;
    private final Clock clock;

    AdminMoneyApi(Revenue revenue, StaffTasks tasks, OtherAmounts others, Texts texts, Clock clock) {
        this.revenue = revenue;
        this.tasks = tasks;
        this.others = others;
        this.texts = texts;
        this.clock = clock;
    }

    /** By month, way to pay, plan and currency; the last year unless said otherwise. */
    @GetMapping("/revenue")
    RevenueList revenue(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant to,
            CurrentUser admin) {
        var end = to == null ? clock.instant() : to;
        var begin = from == null ? end.minus(A_YEAR) : from;
        return new RevenueList(revenue.between(begin, end, admin.zone()).stream().map(RevenueLine::of).toList());
    }

    record Settled(@Nullable String note) {}

    /** Refunds to carry out, credits, payments over another amount, charge-backs, books that do not agree, plans that are not sold somewhere. */
    @GetMapping("/payment-tasks")
    TaskList tasks(UiLanguage language) {
        return new TaskList(tasks.all().stream().map(task -> TaskView.of(task, reason(task, language))).toList());
    }

    private @Nullable String reason(StaffTasks.Task task, UiLanguage language) {
        return task.isWorded() && task.reason() != null ? texts.get(language, task.reason()) : task.reason();
    }

    /** Money over another amount was looked at; the note says what was done about it. */
    @PostMapping("/payment-tasks/{id}/settle")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(@PathVariable String id, @RequestBody Settled done, CurrentUser admin) {
        others.settle(Ids.parse(id), done.note() == null ? "" : done.note(), admin.id());
    }

    /** Tries once more to have the fiscal receipt of an order made; when it is, the task is gone. */
    @PostMapping("/orders/{id}/receipt")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void makeReceiptAgain(@PathVariable String id) {
        tasks.makeReceiptAgain(id);
    }
}
