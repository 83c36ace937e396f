package io.x12gateway.core.partner;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.InterchangeWriter;

import java.util.Optional;

/**
 * How files for a partner are written.
 *
 * @param delimiters of what we write; empty: the usual ones. What is passed on byte for byte keeps its own
 * @param lineBreaks whether a line feed follows each segment
 */
public record OutboundFormat(Optional<Delimiters> delimiters, boolean lineBreaks) {
    public OutboundFormat {
        if (delimiters.isPresent() && !delimiters.get().usable())
            throw new IllegalArgumentException(
                    "delimiters are not four different characters that are neither letters, digits nor blanks");
    }

    public static final OutboundFormat STANDARD = new OutboundFormat(Optional.empty(), true);

    public InterchangeWriter writer() {
        return lineBreaks ? new InterchangeWriter() : new InterchangeWriter().withoutLineBreaks();
    }
}
