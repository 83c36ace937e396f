/** The demo: makes keys and partners, starts the gateway and the mocks, and holds three conversations with them. */
@NullMarked
package io.x12gateway.samples.demo;

import org.jspecify.annotations.NullMarked;
