/** What is not expected, and who must act on it. */
@NullMarked
package io.x12gateway.core.fault;

import org.jspecify.annotations.NullMarked;
