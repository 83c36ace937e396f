/** Decides what partners are told of, in the commit of what it tells of, and what becomes of each telling. */
@NullMarked
package io.x12gateway.core.telling;

import org.jspecify.annotations.NullMarked;
