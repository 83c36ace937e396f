/** Files and messages made to break whoever reads them: one table says how each is made and what has to become of it. */
@NullMarked
package io.x12gateway.samples.hostile;

import org.jspecify.annotations.NullMarked;
