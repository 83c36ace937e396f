/** Files of which nobody is recognized any more, but which are as right and as wrong as before. */
@NullMarked
package io.x12gateway.edi.disguise;

import org.jspecify.annotations.NullMarked;
