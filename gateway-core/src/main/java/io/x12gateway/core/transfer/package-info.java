/** Pulling from and pushing to partners' own servers, in steps that may be broken off anywhere. */
@NullMarked
package io.x12gateway.core.transfer;

import org.jspecify.annotations.NullMarked;
