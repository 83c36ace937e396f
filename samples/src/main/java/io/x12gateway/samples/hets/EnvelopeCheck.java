package io.x12gateway.samples.hets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Checks a real-time CORE envelope (CAQH CORE 270, 2.2.0) in the order of the rule: required fields, legal values,
 * version, sender and certificate, receiver, repeated PayloadID, length, checksum, PayloadType. The first fault ends it.
 */
final class EnvelopeCheck {
    private static final List<String> REQUIRED = List.of(
            "PayloadType",
            "ProcessingMode",
            "PayloadID",
            "TimeStamp",
            "SenderID",
            "ReceiverID",
            "CORERuleVersion",
            "Payload");
    private static final Set<String> OPTIONAL = Set.of("PayloadLength", "CheckSum", "UserName", "Password");
    private static final int REMEMBERED_IDS_MAX = 10_000;

    private final String payerId;
    private final Map<String, Submitter> submitters = new LinkedHashMap<>();
    private final Set<String> seen = Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    EnvelopeCheck(String payerId, List<Submitter> submitters) {
        this.payerId = payerId;
        submitters.forEach(s -> this.submitters.put(s.id(), s));
    }

    /** The envelope is at fault; carries the error to answer with. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        Fault(String code, String message) {
            super(message);
            this.code = code;
        }

        CoreReply.EnvelopeError reply() {
            return new CoreReply.EnvelopeError(code, String.valueOf(getMessage()));
        }
    }

    /** @param certificateName common name of the client's certificate; empty on a plain connection */
    CoreRequest check(CoreFields form, Optional<String> certificateName) throws Fault {
        requireFields(form);
        requireLegalValues(form);
        if (!form.text("CORERuleVersion").equals(CoreReply.RULE_VERSION))
            throw new Fault("VersionMismatch", "CORERuleVersion must be " + CoreReply.RULE_VERSION);
        var submitter = requireSubmitter(form.text("SenderID"), certificateName);
        if (!form.text("ReceiverID").equals(payerId))
            throw new Fault("ReceiverIDIllegal", "ReceiverID must be " + payerId);
        if (!seen.add(submitter.id() + ' ' + form.text("PayloadID")))
            throw new Fault("PayloadIDIllegal", "this PayloadID was used before; every message needs its own");
        var payload = form.bytes("Payload").orElseThrow();
        requireUnchanged(form, payload);
        if (!form.text("PayloadType").equals("X12_270_Request_005010X279A1"))
            throw new Fault("PayloadTypeIllegal", "only X12_270_Request_005010X279A1 is taken here");
        return new CoreRequest(submitter, form.text("PayloadID"), payload);
    }

    private static void requireFields(CoreFields form) throws Fault {
        for (var name : REQUIRED)
            if (form.text(name).isEmpty()) throw new Fault(name + "Required", name + " is missing or empty");
        for (var name : form.parts().keySet())
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name))
                throw new Fault(name + "NotUnderstood", name + " is not a field of this envelope");
    }

    private static void requireLegalValues(CoreFields form) throws Fault {
        if (!form.text("ProcessingMode").equals("RealTime"))
            throw new Fault("ProcessingModeIllegal", "only RealTime is served; send one transaction per call");
        if (!isUuid(form.text("PayloadID"))) throw new Fault("PayloadIDIllegal", "PayloadID is not a UUID");
        if (!isTimeStamp(form.text("TimeStamp")))
            throw new Fault("TimeStampIllegal", "TimeStamp is not CCYY-MM-DDThh:mm:ssZ");
        for (var name : List.of("SenderID", "ReceiverID"))
            if (form.text(name).length() > 50) throw new Fault(name + "Illegal", name + " is longer than 50");
    }

    private Submitter requireSubmitter(String senderId, Optional<String> certificateName) throws Fault {
        var submitter = submitters.get(senderId);
        if (submitter == null) throw new Fault("UnAuthorized", "SenderID is not an authorised submitter");
        var wanted = submitter.certificateName();
        if (wanted != null
                && certificateName.isPresent()
                && !certificateName.get().equals(wanted))
            throw new Fault("UnAuthorized", "the certificate is not the submitter's");
        return submitter;
    }

    private static void requireUnchanged(CoreFields form, byte[] payload) throws Fault {
        var length = form.text("PayloadLength");
        if (!length.isEmpty() && !length.equals(Integer.toString(payload.length)))
            throw new Fault("PayloadLengthIllegal", "PayloadLength differs from the payload's " + payload.length);
        var sum = form.text("CheckSum");
        if (!sum.isEmpty() && !sum.equalsIgnoreCase(sha1(payload)))
            throw new Fault("ChecksumMismatched", "CheckSum is not the SHA-1 of the payload");
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isTimeStamp(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Forgets the oldest ids first, so that a long load run does not fill the memory. */
    private static final class Recent extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_IDS_MAX;
        }
    }
}
