/** CAQH CORE connectivity 2.2.0 and 4.0.0, over MIME multipart/form-data and SOAP 1.2 with MTOM. */
@NullMarked
package io.x12gateway.routes.channel.http.core;

import org.jspecify.annotations.NullMarked;
