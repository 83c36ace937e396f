/** Tests that hold the description of the HTTP doors against the doors. */
@NullMarked
package io.x12gateway.routes.channel.http.reference;

import org.jspecify.annotations.NullMarked;
