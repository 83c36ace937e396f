/** Invents valid transaction sets of any size, and spoils them on request in ways whose findings are known. */
@NullMarked
package io.x12gateway.edi.synthesis;

import org.jspecify.annotations.NullMarked;
