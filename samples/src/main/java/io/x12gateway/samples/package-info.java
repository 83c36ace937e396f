/** The mock back ends as one program: what HETS and a claims system say to the gateway. */
@NullMarked
package io.x12gateway.samples;

import org.jspecify.annotations.NullMarked;
