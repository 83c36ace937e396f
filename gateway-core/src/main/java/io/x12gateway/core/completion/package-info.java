/** What every stage does at its end: documents go into mailboxes, submissions reach their final state. */
@NullMarked
package io.x12gateway.core.completion;

import org.jspecify.annotations.NullMarked;
