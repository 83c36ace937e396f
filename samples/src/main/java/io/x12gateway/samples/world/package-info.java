/** Makes up whole worlds, the same for the same order: providers, patients, claims, and what was paid for them. */
@NullMarked
package io.x12gateway.samples.world;

import org.jspecify.annotations.NullMarked;
