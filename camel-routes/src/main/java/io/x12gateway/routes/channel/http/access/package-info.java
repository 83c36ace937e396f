/** Who may come in by HTTP, how that is proved, and how much of everything one caller may take. */
@NullMarked
package io.x12gateway.routes.channel.http.access;

import org.jspecify.annotations.NullMarked;
