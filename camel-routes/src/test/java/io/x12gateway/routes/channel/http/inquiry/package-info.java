/** Tests of the questions in JSON. */
@NullMarked
package io.x12gateway.routes.channel.http.inquiry;

import org.jspecify.annotations.NullMarked;
