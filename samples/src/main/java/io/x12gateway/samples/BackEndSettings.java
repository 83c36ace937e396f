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
 * @param hetsFaults faults of HETS from the start
 * @param claimsFaults faults of the claims system from the start
 */
record BackEndSettings(
        int controlPort,
        @Nullable HetsSettings hets,
        @Nullable ClaimsSettings claims,
        FaultProfile.@Nullable Setting hetsFaults,
        FaultProfile.@Nullable Setting claimsFaults) {}
