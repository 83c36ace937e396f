/** The front step: X12 in, verdicts out. Nothing here knows of gateways, databases or wires. */
@NullMarked
package io.x12gateway.edi;

import org.jspecify.annotations.NullMarked;
