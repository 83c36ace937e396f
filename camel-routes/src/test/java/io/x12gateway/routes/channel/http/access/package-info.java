/** Log-ins, their refusals and limits, from the partner's side of the wire. */
@NullMarked
package io.x12gateway.routes.channel.http.access;

import org.jspecify.annotations.NullMarked;
