package io.x12gateway.edi.envelope;

/** GS as received: GS01 functional id, GS02 sender, GS03 receiver, GS04/05, GS06 control number, GS07, GS08 guide. */
public record GroupHeader(
        String functionalId,
        String senderId,
        String receiverId,
        String date,
        String time,
        String controlNumber,
        String agency,
        String version) {}
