package uz.botfactory.conversations;

import org.springframework.stereotype.Component;
import uz.botfactory.support.Texts;

/** Our own words to customers, in their language and script. */
@Component
class Phrases {

    private final Texts texts;

    Phrases(Texts texts) {
        this.texts = texts;
    }

    String say(Tongue tongue, String what, Object... arguments) {
        return texts.get(tongue.ui(), "conversations.say." + what, arguments);
    }
}
