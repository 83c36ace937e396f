/** Medicare's eligibility system: a 270 per call in a CAQH CORE 2.2.0 MIME envelope, under a client certificate. */
@NullMarked
package io.x12gateway.routes.backend.hets;

import org.jspecify.annotations.NullMarked;
