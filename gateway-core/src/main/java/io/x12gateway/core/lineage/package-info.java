/** The story of a claim: where in the stored files it stands, from the claim itself to its last payment. */
@NullMarked
package io.x12gateway.core.lineage;

import org.jspecify.annotations.NullMarked;
