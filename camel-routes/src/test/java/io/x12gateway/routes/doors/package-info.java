/** What holds at every door alike: the contract, hostile input, isolation of partners, and where patients' data is not. */
@NullMarked
package io.x12gateway.routes.doors;

import org.jspecify.annotations.NullMarked;
