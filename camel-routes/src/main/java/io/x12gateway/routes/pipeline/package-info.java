/** Batch work at our own pace: what is committed is announced, taken up stage by stage, and never given up in silence. */
@NullMarked
package io.x12gateway.routes.pipeline;

import org.jspecify.annotations.NullMarked;
