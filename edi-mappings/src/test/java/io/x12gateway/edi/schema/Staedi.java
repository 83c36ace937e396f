package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** StAEDI's own validator with the same schema, as a second judge of one transaction set. May be shared by threads. */
final class Staedi {
    private final Schema schema;
    private final EDIInputFactory factory = EDIInputFactory.newFactory();

    Staedi(TransactionType type) {
        try (var in = Guides.location(type).openStream()) {
            schema = SchemaFactory.newFactory().createSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (EDISchemaException e) {
            throw new IllegalStateException("schema of " + type + " does not load", e);
        }
    }

    /**
     * @param error StAEDI's name of it
     * @param position of the segment, ST = 1
     * @param element 0 if it is about the segment
     */
    record Complaint(String error, String reference, int position, int element, int component) {}

    /** @param bytes one interchange with one group and one set; segments end with {@code ~} alone */
    List<Complaint> complaints(byte[] bytes) {
        var complaints = new ArrayList<Complaint>();
        try (EDIStreamReader reader = factory.createEDIStreamReader(new ByteArrayInputStream(bytes), "ISO-8859-1")) {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case START_TRANSACTION -> reader.setTransactionSchema(schema);
                    case SEGMENT_ERROR, ELEMENT_OCCURRENCE_ERROR, ELEMENT_DATA_ERROR ->
                        complaints.add(complaint(reader));
                    default -> {
                        // data
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array can't fail", e);
        } catch (EDIStreamException e) {
            complaints.add(new Complaint("UNREADABLE", String.valueOf(e.getMessage()), 0, 0, 0));
        }
        return complaints;
    }

    /** Its text is not asked for: that throws for syntax notes. */
    private static Complaint complaint(EDIStreamReader reader) {
        var at = reader.getLocation();
        return new Complaint(
                reader.getErrorType().name(),
                String.valueOf(reader.getReferenceCode()),
                at.getSegmentPosition() - 2,
                Math.max(0, at.getElementPosition()),
                Math.max(0, at.getComponentPosition()));
    }
}
