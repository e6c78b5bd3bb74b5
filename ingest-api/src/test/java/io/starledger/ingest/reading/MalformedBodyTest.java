package io.starledger.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

final class MalformedBodyTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final RatingReader reader = RatingReader.ofBody();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "null",
                "5",
                "'text'",
                "{",
                "{'user_id'",
                "{'user_id':'u','item_id':'i','score':3",
                "{'user_id':'u','item_id':'i','score':03}",
                "{'user_id':'u','item_id':'i','score':3,}",
                "{user_id:'u','item_id':'i','score':3}",
                "{'user_id':'u','item_id':'i','score':NaN}",
                "{'user_id':'u','item_id':'i','score':3} x",
                "{'user_id':'u','item_id':'i','score':3}{}",
                "{'user_id':'u','item_id':'i','score':3}]",
                "{'user_id':'a\tb','item_id':'i','score':3}",
                "{'user_id':'u','item_id':'i','score':3} // really",
                "<rating/>"
            })
    void whatIsNoJsonObjectIsMalformed(String text) {
        // when
        Reading<RatingSubmission> reading = reader.read(json(text), NOW);

        // then
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
        assertThat(((Reading.Malformed<?>) reading).detail()).startsWith("expected ");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        // given
        byte[] bytes =
                "{\"user_id\":\"u\",\"item_id\":\"i\",\"score\":3,\"comment\":\"?\"}"
                        .getBytes(UTF_8);
        bytes[bytes.length - 3] = (byte) 0xC3;

        // when
        Reading<RatingSubmission> reading = reader.read(Slice.of(bytes), NOW);

        // then
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void anObjectWithinAnObjectWithoutEndIsMalformed() {
        // when
        Reading<RatingSubmission> reading = reader.read(json("{'x':" + "[".repeat(10_000)), NOW);

        // then
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void whatIsDeeperThanAnyBodyIsMalformedThoughItEnds() {
        // given
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        // when
        Reading<RatingSubmission> reading = reader.read(json("{'x':" + deep + "}"), NOW);

        // then
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
    }

    private static Slice json(String text) {
        return Slice.of(text.replace('\'', '"').getBytes(UTF_8));
    }
}
