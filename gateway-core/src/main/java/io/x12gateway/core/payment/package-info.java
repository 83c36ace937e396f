/** Money as it was announced: remittances that were taken in, and the bank's lists of transfers. */
@NullMarked
package io.x12gateway.core.payment;

import org.jspecify.annotations.NullMarked;
