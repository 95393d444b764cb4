package uz.botfactory.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a plan as the API shows it.
 *
 * @param status waiting, granted, declined or withdrawn; a wish whose owner paid without waiting is granted too
 * @param orderId the order that granting made, or that its owner paid instead of waiting
 * @param userId for staff only, as are paidOrders: other orders that the owner paid while the wish waits
 */
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
        @Nullable String userId,
        @Nullable List<String> paidOrders) {

    record Page(List<PlanRequestView> items, @Nullable String nextCursor) {}

    static PlanRequestView of(PlanRequest request) {
        return of(request, null, null);
    }

    /** For staff. @param user whose wish it is; @param paid what its owner paid while it waits */
    static PlanRequestView of(PlanRequest request, @Nullable String user, @Nullable List<String> paid) {
        return new PlanRequestView(
                request.id().toString(),
                request.plan(),
                request.period().code(),
                request.coupon(),
                request.hasPlan() ? PlanRequest.GRANTED : request.status(),
                request.reason(),
                request.orderId(),
                request.createdAt(),
                request.decidedAt(),
                user,
                paid);
    }
}
