/** A HETS of our own: eligibility in X12 over CAQH CORE MIME, with invented beneficiaries. */
@NullMarked
package io.x12gateway.samples.hets;

import org.jspecify.annotations.NullMarked;
