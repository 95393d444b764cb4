/** How payment companies are spoken with over HTTP. */
@NullMarked
package uz.botfactory.payments.wire;

import org.jspecify.annotations.NullMarked;
