package io.starledger.webhook.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.ids.StripeCustomerId;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class EnvelopeReaderTest {
    private static final String FIELDS =
            "\"id\":\"evt_1\",\"type\":\"t\",\"created\":7,\"livemode\":false";

    private final EnvelopeReader reader = new EnvelopeReader();

    @Test
    void whatStandsDeeperIsNotTheEvents() {
        // given
        String json =
                """
                {"data": {"object": {"lines": {"data": [{"customer": "cus_line", "id": "il_1"}]},
                                     "parent": {"object": "customer", "id": "cus_parent"},
                                     "id": "in_1", "object": "invoice", "customer": "cus_1"},
                          "previous_attributes": {"customer": "cus_old", "object": {"customer": "x"}}},
                 "request": {"id": "req_1", "type": "x", "livemode": true, "account": "acct_x"},
                 %s}
                """
                        .formatted(FIELDS);

        // when
        Envelope event = reader.read(json.getBytes(UTF_8));

        // then
        assertThat(event)
                .isEqualTo(
                        new Envelope(
                                "evt_1",
                                false,
                                "t",
                                Instant.ofEpochSecond(7),
                                null,
                                null,
                                new StripeCustomerId("cus_1")));
    }

    @Test
    void anEventOfTheSecondApiSaysItsTimeInWords() {
        // given
        String json =
                "{\"id\":\"evt_1\",\"type\":\"v2.t\",\"created\":\"2026-11-22T12:00:00.5Z\",\"livemode\":true}";

        // then
        assertThat(reader.read(json.getBytes(UTF_8)).createdAt())
                .isEqualTo(Instant.parse("2026-11-22T12:00:00.5Z"));
    }

    @Test
    void noDepthEndsInMoreThanARefusal() {
        String deep = "{\"data\":" + "[".repeat(100_000);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> reader.read(deep.getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.refusal()).isEqualTo(Refusal.MALFORMED));
    }

    @Test
    void anIdThatIsLongerThanAnyOfStripesIsNone() {
        String json = "{" + FIELDS.replace("evt_1", "e".repeat(256)) + "}";

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> reader.read(json.getBytes(UTF_8)));
    }
}
