/** What a partner may look at of what it sent: the judge's findings, and its own bytes. */
@NullMarked
package io.x12gateway.core.inspection;

import org.jspecify.annotations.NullMarked;
