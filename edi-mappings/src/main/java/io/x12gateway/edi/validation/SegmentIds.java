package io.x12gateway.edi.validation;

import java.util.Set;

/**
 * The segment ids that a health care partner may meet in X12 005010. Decides only whether a misplaced segment is called
 * unknown (IK304 1) or not of this set (IK304 6).
 */
final class SegmentIds {
    private static final Set<String> KNOWN = Set.of((""
                    + "AAA ACT ADX AK1 AK2 AK3 AK4 AK5 AK9 AMT AT1 B10 BDS BEG BGN BHT BIN BPR CAS CIC CL1 CLD CLM CLP "
                    + "CN1 COB CR1 CR2 CR3 CR4 CR5 CR6 CR7 CR8 CRC CTP CTT CTX CUR DMG DN1 DN2 DSB DTM DTP EB EC EM "
                    + "ENT EQ FA1 FA2 FAC FRM FSA G62 GE GS HCP HCR HD HI HL HLH HSD ICM IDC IEA III IK3 IK4 IK5 IMM "
                    + "INS ISA IT1 ITD K3 LC LCD LDT LE LIN LQ LS LUI LX MEA MIA MOA MPI MSG MTX N1 N2 N3 N4 N9 NM1 "
                    + "NTE NX1 OI ORD OTI PAT PCT PDL PDP PDR PER PID PKD PKG PLA PLB PO1 PO3 PO4 PRV PS1 PWK QTY RDM "
                    + "REF REL RMR RMT SAC SBR SD1 SDQ SE SLN SPK ST STC SV1 SV2 SV3 SV4 SV5 SV6 SV7 SVC SVD TA1 TD1 "
                    + "TD5 TED TOO TRN TS2 TS3 TXI UM UR VEH W01 W05")
            .split(" "));

    private SegmentIds() {}

    static boolean known(String id) {
        return KNOWN.contains(id);
    }

    /** Two or three capital letters and digits, the first a letter. */
    static boolean wellFormed(String id) {
        if (id.length() < 2 || id.length() > 3) return false;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !(digit && i > 0)) return false;
        }
        return true;
    }
}
