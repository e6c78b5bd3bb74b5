package io.starledger.ratings.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.ratings.fold.SeenFacts.Seen;
import io.starledger.schemas.ids.Channel;
import io.starledger.schemas.ids.RatingId;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** State directories and changelogs hold these bytes: they must be readable for ever. */
class StoreFormatTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("0195515c-8c80-7000-8000-000000000001");
    private static final String FIRST_VERSION = "c301df3c89aaa28b3c70";
    private static final String SECOND_VERSION = "c3019f13c53be936d53b";
    private static final String STANDING =
            "0248"
                    + "30313935353135632d386338302d373030302d383030302d303030303030303030303031"
                    + "08"
                    + "02febff8daa6fda506"
                    + "80a8a8949567"
                    + "020207"
                    + "01"
                    + "0280c083c891d7a89503fdffffffffffffffff0180a8a894956700";
    private static final String NOTHING = "00000280c0f8daa6fda50600000000";
    private static final String APP = "0206617070";
    private static final String NO_CHANNEL = "00";
    private static final Standing RETRACTED = new Standing(null, NOON, false, SeenFacts.NONE);
    private static final String COUNTS =
            "c301c165c90b8b5933bf0204060880c0a8ca9a3a9a010280a8a8949567";

    @Test
    void aStandingIsStoredInTheseBytes() {
        // given
        Standing standing = standing(new Channel("app"));

        // when
        String bytes = stored(standing);

        // then
        assertThat(bytes).isEqualTo(SECOND_VERSION + STANDING + APP);
        assertThat(standingOf(bytes)).isEqualTo(standing);
    }

    @Test
    void aStandingWithoutARatingIsStoredInTheseBytes() {
        // when
        String bytes = stored(RETRACTED);

        // then
        assertThat(bytes).isEqualTo(SECOND_VERSION + NOTHING + NO_CHANNEL);
        assertThat(standingOf(bytes)).isEqualTo(RETRACTED);
    }

    @Test
    void whatTheFirstVersionStoredHadNoChannel() {
        assertThat(standingOf(FIRST_VERSION + STANDING)).isEqualTo(standing(null));
        assertThat(standingOf(FIRST_VERSION + NOTHING)).isEqualTo(RETRACTED);
    }

    @Test
    void countsAreStoredInTheseBytes() {
        // given
        ItemCounts counts = new ItemCounts(new Histogram(1, 2, 3, 4, 1_000_000_000_000L), 77, NOON);

        // when
        byte[] bytes =
                RatingsTopology.countsSerde()
                        .serializer()
                        .serialize("", CountsCodec.encode(counts));

        // then
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(COUNTS);
        assertThat(
                        CountsCodec.decode(
                                RatingsTopology.countsSerde()
                                        .deserializer()
                                        .deserialize("", HexFormat.of().parseHex(COUNTS))))
                .isEqualTo(counts);
    }

    @Test
    void whatNoReleaseWroteIsRefused() {
        assertThatThrownBy(() -> standingOf("c3010000000000000000"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("expected a stored value of this or an earlier release");
    }

    private static Standing standing(@Nullable Channel channel) {
        return new Standing(
                new Standing.Rating(
                        new RatingId(ID), new Score(4), NOON, Facts.hash((byte) 7), channel),
                NOON.minusNanos(1_000),
                true,
                new SeenFacts(List.of(new Seen(ID, NOON))));
    }

    private static String stored(Standing standing) {
        byte[] bytes =
                RatingsTopology.standingSerde()
                        .serializer()
                        .serialize("", StandingCodec.encode(standing));
        return HexFormat.of().formatHex(bytes);
    }

    private static Standing standingOf(String hex) {
        return StandingCodec.decode(
                RatingsTopology.standingSerde()
                        .deserializer()
                        .deserialize("", HexFormat.of().parseHex(hex)));
    }
}
