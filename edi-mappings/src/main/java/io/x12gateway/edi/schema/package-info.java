/** The guides: StAEDI schemas of the supported transaction sets, loaded once and compiled into plans to judge by. */
@NullMarked
package io.x12gateway.edi.schema;

import org.jspecify.annotations.NullMarked;
