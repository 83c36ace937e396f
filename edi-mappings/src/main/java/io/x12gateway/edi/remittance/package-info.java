/** Remittance advice (835), 005010X221A1: what was paid, adjusted and why, and whether it adds up. */
@NullMarked
package io.x12gateway.edi.remittance;

import org.jspecify.annotations.NullMarked;
