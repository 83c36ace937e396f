/** The tamper-evident record of who did what: a hash chain and its verification. */
@NullMarked
package io.x12gateway.core.audit;

import org.jspecify.annotations.NullMarked;
