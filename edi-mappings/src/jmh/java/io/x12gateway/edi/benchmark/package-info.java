/** Measures this library beside its peers, engine by engine in turn, and prints the figures as one table. */
@NullMarked
package io.x12gateway.edi.benchmark;

import org.jspecify.annotations.NullMarked;
