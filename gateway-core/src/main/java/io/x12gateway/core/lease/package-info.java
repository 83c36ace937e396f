/** What only one node may do at a time: who does it, until when, and the token that proves it to every write. */
@NullMarked
package io.x12gateway.core.lease;

import org.jspecify.annotations.NullMarked;
