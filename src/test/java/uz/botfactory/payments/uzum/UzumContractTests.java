package uz.botfactory.payments.uzum;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import uz.botfactory.payments.ProviderContract;
import uz.botfactory.world.UzumBank;

/** Uzum Bank's app keeps what every payment company's integration keeps. */
class UzumContractTests extends ProviderContract {

    private UzumBank bank;

    @BeforeEach
    void theBank() {
        bank = new UzumBank(port);
    }

    @Override
    protected String provider() {
        return "uzum";
    }

    @Override
    protected Company company() {
        return new Company() {

            @Override
            public Optional<String> begin(String order, long minor) {
                var transaction = UUID.randomUUID();
                boolean created = bank.create(transaction, order, minor).status().equals("CREATED");
                return created ? Optional.of(transaction.toString()) : Optional.empty();
            }

            /** A confirmation that failed is not repeated: the bank asks how it stands. */
            @Override
            public boolean pay(String transaction) {
                var id = UUID.fromString(transaction);
                var confirm = bank.confirm(id);
                return confirm.status().equals("CONFIRMED")
                        || confirm.refusedWith("10016")
                        || bank.status(id).status().equals("CONFIRMED");
            }

            @Override
            public void giveUp(String transaction) {
                reverseWhen("CREATED", transaction);
            }

            @Override
            public void giveBack(String transaction) {
                reverseWhen("CONFIRMED", transaction);
            }

            private void reverseWhen(String status, String transaction) {
                var id = UUID.fromString(transaction);
                if (bank.status(id).status().equals(status)) {
                    bank.reverse(id);
                }
            }

            @Override
            public void forge(String transaction) {
                bank.send(
                        "POST",
                        "confirm",
                        "{\"serviceId\":101202,\"timestamp\":1,\"transId\":\"" + transaction + "\"}",
                        "Basic " + UzumBank.encoded("uzum:guessed"));
            }
        };
    }
}
