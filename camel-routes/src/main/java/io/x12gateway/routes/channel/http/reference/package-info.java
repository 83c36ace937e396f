/** What partners can do over HTTP, described for programs and for people. */
@NullMarked
package io.x12gateway.routes.channel.http.reference;

import org.jspecify.annotations.NullMarked;
