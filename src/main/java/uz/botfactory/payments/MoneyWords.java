package uz.botfactory.payments;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Money as people here write it: 290 000 soʻm, 290 000 сум, $24. */
@Component
class MoneyWords {

    private final Texts texts;

    MoneyWords(Texts texts) {
        this.texts = texts;
    }

    String of(UiLanguage language, Money money) {
        var key = "payments.money." + money.currency().toLowerCase(Locale.ROOT);
        var number = number(language, money);
        return texts.has(key) ? texts.get(language, key, number) : number + "\u00a0" + money.currency();
    }

    /** Parts of a unit are written only where there are any, and then both digits. */
    private static String number(UiLanguage language, Money money) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u00a0');
        symbols.setDecimalSeparator(language == UiLanguage.EN ? '.' : ',');
        var pattern = money.minor() % 100 == 0 ? "#,##0" : "#,##0.00";
        return new DecimalFormat(pattern, symbols).format(BigDecimal.valueOf(money.minor(), 2));
    }
}
