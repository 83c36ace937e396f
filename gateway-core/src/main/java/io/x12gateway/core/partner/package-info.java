/** Who may send and receive what: trading partners, agreements, delegations, credentials. */
@NullMarked
package io.x12gateway.core.partner;

import org.jspecify.annotations.NullMarked;
