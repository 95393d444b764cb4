package uz.botfactory.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** What the demo bot knows: the shipped texts about the product, and the prices as they are now. */
@Component
class DemoKnowledge {

    private static final List<UiLanguage> LANGUAGES = List.of(UiLanguage.UZ, UiLanguage.RU, UiLanguage.EN);

    private final Plans plans;
    private final Texts texts;
    private final PriceLists prices;

    DemoKnowledge(Plans plans, Texts texts, PriceLists prices) {
        this.plans = plans;
        this.texts = texts;
        this.prices = prices;
    }

    /** One document in Markdown. */
    record Text(String name, String text) {}

    List<Text> texts() {
        return LANGUAGES.stream()
                .map(language -> new Text("BotFactory " + language.code() + ".md", about(language) + priceList(language)))
                .toList();
    }

    private String about(UiLanguage language) {
        try (var file = new ClassPathResource("demo/botfactory_" + language.code() + ".md").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{trial}", String.valueOf(prices.trialDays()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String priceList(UiLanguage language) {
        var list = new StringBuilder("\n## " + texts.get(language, "web.demo.prices") + "\n");
        for (var plan : plans.catalogue()) {
            if (!plan.isTrial()) {
                list.append("\n### ").append(plan.name(language)).append('\n').append(price(plan, language)).append('\n');
            }
        }
        return list.toString();
    }

    private String price(Plan plan, UiLanguage language) {
        return texts.get(
                language,
                "web.demo.price",
                plan.name(language),
                money(plan.price(Period.MONTHLY, "UZS"), language),
                money(plan.price(Period.MONTHLY, "USD"), language),
                plan.description(language));
    }

    private String money(Money money, UiLanguage language) {
        var amount = String.format(java.util.Locale.ROOT, "%,d", money.whole()).replace(',', ' ');
        return texts.get(language, money.currency().equals("UZS") ? "web.money.uzs" : "web.money.usd", amount);
    }
}
