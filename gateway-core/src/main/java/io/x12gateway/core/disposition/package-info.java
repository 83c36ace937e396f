/** What is to be done with a submission, decided as data and carried out stage by stage. */
@NullMarked
package io.x12gateway.core.disposition;

import org.jspecify.annotations.NullMarked;
