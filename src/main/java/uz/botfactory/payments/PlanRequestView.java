package uz.botfactory.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish for a plan as the API shows it. */
record PlanRequestView(
        String id,
        String plan,
        String period,
        @Nullable String coupon,
        String status,
        @Nullable String reason,
        @Nullable String orderId,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String userId) {

    record Page(List<PlanRequestView> items, @Nullable String nextCursor) {}

    static PlanRequestView of(PlanRequest request) {
        return of(request, null);
    }

    /** @param user whose wish it is, for staff */
    static PlanRequestView of(PlanRequest request, @Nullable String user) {
        return new PlanRequestView(
                request.id().toString(),
                request.plan(),
                request.period().code(),
                request.coupon(),
                request.status(),
                request.reason(),
                request.orderId(),
                request.createdAt(),
                request.decidedAt(),
                user);
    }
}
