package io.x12gateway.edi.envelope;

/** ST as received: ST01 set id, ST02 control number (compared as text), ST03 guide id (empty in an 835). */
public record TransactionHeader(String setId, String controlNumber, String guide) {}
