package io.x12gateway.samples.hets;

/** An envelope that was found in order: who asks, and the X12 inside, byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record CoreRequest(Submitter submitter, String payloadId, byte[] payload) {}
