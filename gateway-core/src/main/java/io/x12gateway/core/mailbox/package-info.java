/** What waits for a partner until she has fetched and acknowledged it, and who gets which remittance. */
@NullMarked
package io.x12gateway.core.mailbox;

import org.jspecify.annotations.NullMarked;
