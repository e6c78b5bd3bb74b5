package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.ingest.Api.Answer;

/** What a problem's answer must be. */
record Problem(int status, String id) {

    void assertIs(Answer answer) {
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo(type());
        assertThat(answer.body().get("status").asInt()).isEqualTo(status);
        assertThat(answer.text("title")).isNotEmpty();
        assertThat(answer.text("detail")).isNotEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    String type() {
        return "urn:starledger:problem:" + id;
    }
}
