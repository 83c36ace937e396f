/** TA1 and 999: made from a validation report, written, and read when they come back. */
@NullMarked
package io.x12gateway.edi.acknowledgment;

import org.jspecify.annotations.NullMarked;
