/** CAQH CORE connectivity 2.2.0 over MIME multipart/form-data. */
@NullMarked
package io.x12gateway.routes.channel.http.core;

import org.jspecify.annotations.NullMarked;
