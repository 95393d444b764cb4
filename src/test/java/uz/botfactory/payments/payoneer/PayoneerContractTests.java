package uz.botfactory.payments.payoneer;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.payments.Hosted;
import uz.botfactory.payments.ProviderContract;
import uz.botfactory.world.FakePayoneer;

/** Payoneer's card page keeps what every payment company's integration keeps. */
class PayoneerContractTests extends ProviderContract {

    private final Map<String, BigDecimal> amounts = new ConcurrentHashMap<>();
    private final Map<String, FakePayoneer.Page> pages = new ConcurrentHashMap<>();

    @Override
    protected String provider() {
        return "payoneer";
    }

    @Override
    protected Company company() {
        var payoneer = FakePayoneer.shared();
        var hosted = new Hosted(product, provider(), port);
        return new Company() {

            @Override
            public Optional<String> begin(String order, long minor) {
                var page = hosted.page(order).map(payoneer::behind);
                page.ifPresent(one -> {
                    amounts.put(one.id(), BigDecimal.valueOf(minor, 2));
                    pages.put(one.id(), one);
                });
                return page.map(FakePayoneer.Page::id);
            }

            @Override
            public boolean pay(String transaction) {
                var page = pages.get(transaction);
                page.isPaid(amounts.get(transaction));
                return tell(page, page.notice("charged", page.charge(), amounts.get(transaction)), page.noticeHeaders());
            }

            @Override
            public void giveUp(String transaction) {
                var page = pages.get(transaction);
                page.isExpired();
                tell(page, page.notice("expired", page.id(), amounts.get(transaction)), page.noticeHeaders());
            }

            @Override
            public void giveBack(String transaction) {
                var page = pages.get(transaction);
                var payout = page.isGivenBack();
                tell(page, page.notice("paid_out", payout, amounts.get(transaction)), page.noticeHeaders());
            }

            /** Knows the numbers, not the secret. */
            @Override
            public void forge(String transaction) {
                var page = pages.get(transaction);
                tell("/payments/payoneer", page.notice("charged", page.charge(), amounts.get(transaction)), Map.of());
            }

            private boolean tell(FakePayoneer.Page page, Map<String, String> notice, Map<String, String> headers) {
                return tell(page.noticePath(), notice, headers);
            }

            private boolean tell(String path, Map<String, String> notice, Map<String, String> headers) {
                var body = JsonMapper.shared().writeValueAsString(notice);
                return hosted.send("POST", path, "application/json", body, headers) == 200;
            }
        };
    }
}
