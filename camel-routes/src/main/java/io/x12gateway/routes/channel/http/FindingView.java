package io.x12gateway.routes.channel.http;

import io.x12gateway.edi.validation.Finding;

/**
 * A finding as partners see it.
 *
 * @param place such as {@code 2100C NM109}
 * @param offset first byte at fault in what was sent, from 0
 */
record FindingView(String code, String severity, String place, long offset, String message, String fix) {

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.code().name(),
                finding.severity().name(),
                finding.location().label(),
                finding.location().span().offset(),
                finding.message(),
                finding.fix());
    }
}
