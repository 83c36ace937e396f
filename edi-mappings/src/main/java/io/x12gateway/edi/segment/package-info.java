/** The pieces that several guides share: a name, an address, a trace, a date, money. */
@NullMarked
package io.x12gateway.edi.segment;

import org.jspecify.annotations.NullMarked;
