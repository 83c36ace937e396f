package io.x12gateway.edi.mapping;

import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.mapping.FragmentReader.Message;
import io.x12gateway.edi.remittance.HeaderGroup;
import io.x12gateway.edi.remittance.RemittanceAdvice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;

/**
 * 835s as XML, every field of every record, as {@code mapping/remittance/remittance.xsd} says. Holds one claim at a
 * time. Safe for many threads; the mapping is made once.
 */
public final class RemittanceXml {
    public static final String NAMESPACE = "urn:x12gateway:remittance:1";

    private static final String END_ADVICE = "  </advice>\n";

    private final FragmentMapping mapping = FragmentMapping.handing(Set.of(
            RemittanceFragments.ADVICE,
            RemittanceFragments.GROUP,
            RemittanceFragments.CLAIM,
            RemittanceFragments.SUMMARY));

    private RemittanceXml() {}

    /** The one shared instance. */
    public static RemittanceXml standard() {
        return Holder.STANDARD;
    }

    /**
     * Every 835 of a file; other transaction sets are passed over. Leaves both open.
     *
     * @param xml encodes as UTF-8
     * @return how many claims there are
     * @throws io.x12gateway.edi.segment.UnreadableTransactionException if an 835 can't be read; then the XML is not
     *     whole
     */
    public long write(InputStream x12, Writer xml) throws IOException {
        var document = new Document(xml);
        xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<remittances xmlns=\"" + NAMESPACE + "\">\n");
        try {
            mapping.hand(new Message("remittance", "", new RemittanceFragments(x12)), document::take);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        xml.write("</remittances>\n");
        xml.flush();
        return document.claims;
    }

    private static final class Document {
        private final Writer out;
        private final RecordXml records;
        private long claims;

        Document(Writer out) {
            this.out = out;
            this.records = new RecordXml(out);
        }

        void take(Fragment fragment) {
            try {
                switch (fragment.value()) {
                    case RemittanceAdvice head -> records.opened("advice", head, 1);
                    case HeaderGroup head -> records.element("group", head, 2);
                    case RemittedClaim claim -> {
                        records.element("claim", claim.claim(), 2);
                        claims++;
                    }
                    case RemittanceFragments.Summary summary -> {
                        for (var adjustment : summary.adjustments()) {
                            records.element("adjustment", adjustment, 2);
                        }
                        out.write(END_ADVICE);
                    }
                    default -> throw new IllegalArgumentException("no fragment of an 835: " + fragment.name());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Holder {
        static final RemittanceXml STANDARD = new RemittanceXml();
    }
}
