/** What a back end may do wrong, on purpose and repeatably. */
@NullMarked
package io.x12gateway.samples.fault;

import org.jspecify.annotations.NullMarked;
