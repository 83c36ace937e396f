/** The bytes: encrypted, hashed, durable before anybody is told that they were received. */
@NullMarked
package io.x12gateway.core.payload;

import org.jspecify.annotations.NullMarked;
