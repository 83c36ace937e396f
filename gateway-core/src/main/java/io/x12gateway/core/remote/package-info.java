/** What lies on partners' own servers, what was put there, and the port to such a server. */
@NullMarked
package io.x12gateway.core.remote;

import org.jspecify.annotations.NullMarked;
