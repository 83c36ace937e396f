/** The door that is a queue: the claims system hands in its remittance files. */
@NullMarked
package io.x12gateway.routes.channel.queue;

import org.jspecify.annotations.NullMarked;
