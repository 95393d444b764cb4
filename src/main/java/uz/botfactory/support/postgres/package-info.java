/** The PostgreSQL that comes with the product: unpacked, started and stopped as a child of this process. */
@NullMarked
package uz.botfactory.support.postgres;

import org.jspecify.annotations.NullMarked;
