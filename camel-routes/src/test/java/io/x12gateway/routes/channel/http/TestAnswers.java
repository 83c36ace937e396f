package io.x12gateway.routes.channel.http;

import tools.jackson.databind.json.JsonMapper;

/** Makes what other rooms' tests need of this one. */
public final class TestAnswers {
    private TestAnswers() {}

    public static Answers create() {
        return new Answers(JsonMapper.builder().build());
    }
}
