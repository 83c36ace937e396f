/** Scenario folders: read, played through the gateway's real doors, compared by shape. Tests and demo alike use them. */
@NullMarked
package io.x12gateway.samples.scenario;

import org.jspecify.annotations.NullMarked;
