/** Claims and their acknowledgment: 837P, 837I and 277CA as records, and the rules by which a claim is taken in. */
@NullMarked
package io.x12gateway.edi.claim;

import org.jspecify.annotations.NullMarked;
