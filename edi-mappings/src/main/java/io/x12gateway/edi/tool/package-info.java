/** The command line: the same verdicts as the gateway's, with no gateway. */
@NullMarked
package io.x12gateway.edi.tool;

import org.jspecify.annotations.NullMarked;
