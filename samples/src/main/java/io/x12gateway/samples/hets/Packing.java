package io.x12gateway.samples.hets;

import java.util.Locale;
import java.util.UUID;

/** How an envelope travels: CORE 2.2.0 has two ways, and an answer comes as its request did. */
enum Packing {
    MIME {
        @Override
        CoreFields read(String contentType, byte[] body) throws MalformedEnvelope {
            return MimeForm.read(contentType, body);
        }

        @Override
        HttpAnswer write(CoreFields fields) {
            var boundary = "Hets" + UUID.randomUUID().toString().replace("-", "");
            return new HttpAnswer(200, "multipart/form-data; boundary=" + boundary, MimeForm.write(fields, boundary));
        }

        @Override
        HttpAnswer refuse(MalformedEnvelope why, CoreFields error) {
            return write(error);
        }
    },
    SOAP {
        @Override
        CoreFields read(String contentType, byte[] body) throws MalformedEnvelope {
            return SoapForm.read(body);
        }

        @Override
        HttpAnswer write(CoreFields fields) {
            return new HttpAnswer(200, SoapForm.CONTENT_TYPE, SoapForm.write(fields));
        }

        @Override
        HttpAnswer refuse(MalformedEnvelope why, CoreFields error) {
            return new HttpAnswer(
                    500, SoapForm.CONTENT_TYPE, SoapForm.fault(why.code(), String.valueOf(why.getMessage())));
        }
    };

    /** What goes back over HTTP. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record HttpAnswer(int status, String contentType, byte[] body) {}

    static Packing of(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).contains("xml") ? SOAP : MIME;
    }

    /** Where a fault rule says that it happens: {@code mime} or {@code soap}. */
    String route() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract CoreFields read(String contentType, byte[] body) throws MalformedEnvelope;

    abstract HttpAnswer write(CoreFields fields);

    /** The answer to what could not be read: this envelope error in MIME, a fault in SOAP. */
    abstract HttpAnswer refuse(MalformedEnvelope why, CoreFields error);
}
