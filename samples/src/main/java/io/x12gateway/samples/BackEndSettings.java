package io.x12gateway.samples;

import io.x12gateway.samples.claims.ClaimsSettings;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.hets.HetsSettings;
import org.jspecify.annotations.Nullable;

/**
 * The settings file of the mock back ends (YAML). A back end whose part is missing is not started.
 *
 * @param controlPort where {@code POST /payment-run} and {@code POST /faults} are taken, on loopback only; 0 takes a
 *     free one
 * @param hetsTest the side of HETS that test data asks
 * @param claimsTest the side of the claims system that test data asks; it pays nobody
 * @param hetsFaults faults of HETS from the start, on both sides
 * @param claimsFaults faults of the claims system from the start, on both sides
 */
record BackEndSettings(
        int controlPort,
        @Nullable HetsSettings hets,
        @Nullable ClaimsSettings claims,
        @Nullable HetsSettings hetsTest,
        @Nullable ClaimsSettings claimsTest,
        FaultProfile.@Nullable Setting hetsFaults,
        FaultProfile.@Nullable Setting claimsFaults) {}
