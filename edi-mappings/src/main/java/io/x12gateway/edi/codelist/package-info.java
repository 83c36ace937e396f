/** Dated lists of codes that change without the guides: what they mean in our own words, and from when until when they hold. */
@NullMarked
package io.x12gateway.edi.codelist;

import org.jspecify.annotations.NullMarked;
