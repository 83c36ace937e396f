/** The claims system: claim status in its own XML, over queues. */
@NullMarked
package io.x12gateway.routes.backend.claims;

import org.jspecify.annotations.NullMarked;
