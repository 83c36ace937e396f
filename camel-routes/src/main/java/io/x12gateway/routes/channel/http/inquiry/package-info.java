/** Eligibility and claim status for who speaks JSON: asked in X12 in their name, like any other submission. */
@NullMarked
package io.x12gateway.routes.channel.http.inquiry;

import org.jspecify.annotations.NullMarked;
