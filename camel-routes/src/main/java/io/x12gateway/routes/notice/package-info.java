/** What everybody is told while something is out of order, in the operators' own words. */
@NullMarked
package io.x12gateway.routes.notice;

import org.jspecify.annotations.NullMarked;
