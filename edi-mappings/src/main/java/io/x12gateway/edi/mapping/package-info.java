/** Between X12 and what is not X12: the claims system's own XML. Smooks routes one fragment per claim. */
@NullMarked
package io.x12gateway.edi.mapping;

import org.jspecify.annotations.NullMarked;
