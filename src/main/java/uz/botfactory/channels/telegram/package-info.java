/** Telegram: the Bot API as it really behaves. */
@NullMarked
package uz.botfactory.channels.telegram;

import org.jspecify.annotations.NullMarked;
