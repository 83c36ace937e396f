package io.x12gateway.routes.backend.hets;

/** A real-time request in a CORE 2.2.0 envelope, ready to be posted. */
sealed interface CoreRequest permits CoreForm, CoreSoap {
    String contentType();

    byte[] body();
}
