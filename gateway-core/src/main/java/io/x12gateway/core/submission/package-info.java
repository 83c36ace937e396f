/** Whatever arrives is a submission: its identity, its state and its timeline. */
@NullMarked
package io.x12gateway.core.submission;

import org.jspecify.annotations.NullMarked;
