/** Questions put to back ends, their answers, and the assembly of answers into one response. */
@NullMarked
package io.x12gateway.core.inquiry;

import org.jspecify.annotations.NullMarked;
