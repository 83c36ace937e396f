/** The demo: makes keys and partners, starts the gateway and the mocks, and holds conversations with them, and traces a claim. */
@NullMarked
package io.x12gateway.samples.demo;

import org.jspecify.annotations.NullMarked;
