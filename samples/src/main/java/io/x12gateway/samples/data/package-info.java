/** Reads folders of YAML files, from the program itself or from disk. */
@NullMarked
package io.x12gateway.samples.data;

import org.jspecify.annotations.NullMarked;
