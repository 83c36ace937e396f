/** Claim status: the request (276) and the answer (277), 005010X212. */
@NullMarked
package io.x12gateway.edi.claimstatus;

import org.jspecify.annotations.NullMarked;
