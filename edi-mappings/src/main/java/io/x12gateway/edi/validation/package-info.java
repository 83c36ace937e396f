/** What is wrong with a file, where, by which rule and how to mend it. */
@NullMarked
package io.x12gateway.edi.validation;

import org.jspecify.annotations.NullMarked;
