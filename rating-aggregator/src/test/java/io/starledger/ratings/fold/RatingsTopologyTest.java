package io.starledger.ratings.fold;

import static io.starledger.ratings.Events.commented;
import static io.starledger.ratings.Events.inChannel;
import static io.starledger.ratings.Events.moderated;
import static io.starledger.ratings.Events.rated;
import static io.starledger.ratings.Events.retracted;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.burial.Origin;
import io.starledger.platform.burial.Retrial;
import io.starledger.platform.generation.Generation;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.FixedRegistry;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingInForce;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.serde.Serdes;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

class RatingsTopologyTest {
    private static final byte[] SHA_256_OF_NOTHING =
            HexFormat.of()
                    .parseHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final RatingsDriver topology = new RatingsDriver();
    private final ItemKey book = Events.ofANewTenant().item("book-1");
    private final Rater reader = new Rater(book, "user-1");

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void theTopologyIsTheOneOnRecord() throws IOException {
        // when
        String described =
                RatingsTopology.build(new Serdes(FixedRegistry.settings()), Generation.first())
                        .describe()
                        .toString();

        // then
        try (InputStream golden = getClass().getResourceAsStream("/topology.txt")) {
            assertThat(described.strip())
                    .isEqualTo(
                            new String(Objects.requireNonNull(golden).readAllBytes(), UTF_8)
                                    .strip());
        }
    }

    @Test
    void aRatingIsCountedInItsItem() {
        // when
        topology.publish(rated(reader, 5, NOON), NOON);

        // then
        topology.verifyItem(book, new ItemCounts(new Histogram(0, 0, 0, 0, 1), 1, NOON), 0);
    }

    @Test
    void whatIsTriedAgainForOthersWasCountedWhereItStoodFirst() {
        // given
        Headers forOthers = retrialFor("billing-quotas");
        Headers forUs = retrialFor("billing-quotas", RatingsTopology.APPLICATION_ID);

        // when
        topology.publish(rated(reader, 5, NOON), NOON, forOthers);
        topology.publish(rated(reader, 4, NOON), NOON, forUs);

        // then
        assertThat(histogram()).isEqualTo(Histogram.EMPTY);
        assertThat(histogram()).isEqualTo(new Histogram(0, 0, 0, 1, 0));
    }

    @Test
    void whatStandsCarriesTheRatingAndItsPosition() {
        // given
        RatingEvent event = inChannel(commented(rated(reader, 4, NOON), ""), "app");

        // when
        topology.publish(event, LATER);

        // then
        assertThat(topology.nextCurrent().value())
                .isEqualTo(
                        new CurrentRating(
                                book.tenant().value(),
                                "book-1",
                                "user-1",
                                new RatingInForce(
                                        event.getEventId(),
                                        4,
                                        NOON,
                                        LATER,
                                        ByteBuffer.wrap(SHA_256_OF_NOTHING),
                                        "app"),
                                null,
                                false,
                                0,
                                0L));
    }

    @Test
    void aSecondRatingIsSubtractedAndAddedAsOneRevision() {
        // given
        topology.publish(rated(reader, 5, NOON), NOON);
        topology.nextItem();

        // when
        topology.publish(rated(reader, 2, LATER), LATER);

        // then
        topology.verifyItem(book, new ItemCounts(new Histogram(0, 1, 0, 0, 0), 2, LATER), 1);
    }

    @Test
    void aRetractionLeavesAMarker() {
        // given
        topology.publish(rated(reader, 5, NOON), NOON);
        topology.nextItem();
        topology.nextCurrent();

        // when
        topology.publish(retracted(reader), LATER);

        // then
        topology.verifyItem(book, new ItemCounts(Histogram.EMPTY, 2, LATER), 1);
        CurrentRating marker = topology.nextCurrent().value();
        assertThat(marker.getRating()).isNull();
        assertThat(marker.getRetractedAt()).isEqualTo(LATER);
    }

    @Test
    void aHiddenRatingLeavesTheCountsButStands() {
        // given
        topology.publish(rated(reader, 5, NOON), NOON);
        topology.nextItem();
        topology.nextCurrent();

        // when
        topology.publish(moderated(reader, ModerationState.HIDDEN), LATER);

        // then
        topology.verifyItem(book, new ItemCounts(Histogram.EMPTY, 2, LATER), 1);
        CurrentRating hidden = topology.nextCurrent().value();
        assertThat(hidden.getHidden()).isTrue();
        assertThat(hidden.getRating()).isNotNull();
    }

    @Test
    void aFactThatChangesNothingIsEmittedWithItsPosition() {
        // given
        RatingEvent event = rated(reader, 5, NOON);
        topology.publish(event, NOON);
        topology.nextItem();
        topology.nextCurrent();

        // when
        topology.publish(event, LATER);

        // then
        topology.verifyItem(book, new ItemCounts(new Histogram(0, 0, 0, 0, 1), 1, NOON), 1);
        assertThat(topology.nextCurrent().value().getSourceOffset()).isEqualTo(1);
        topology.verifyNothing();
    }

    @Test
    void itemsAndTenantsAreApart() {
        // given
        ItemKey sameItemOfAnother = Events.ofANewTenant().item("book-1");
        topology.publish(rated(reader, 5, NOON), NOON);
        topology.nextItem();

        // when
        topology.publish(rated(new Rater(sameItemOfAnother, "user-1"), 1, NOON), NOON);

        // then
        topology.verifyItem(
                sameItemOfAnother, new ItemCounts(new Histogram(1, 0, 0, 0, 0), 1, NOON), 1);
    }

    @Test
    void whatIsEmittedIsAnEventOfItsOwnInTheSameTrace() {
        // given
        RatingEvent event = rated(reader, 5, NOON);
        Headers headers = new RecordHeaders();
        headers.add("ce_id", event.getEventId().toString().getBytes(UTF_8));
        headers.add("traceparent", ("00-" + TRACE + "-00f067aa0ba902b7-01").getBytes(UTF_8));
        headers.add("from-the-input", new byte[0]);

        // when
        topology.publish(event, NOON, headers);

        // then
        TestRecord<?, ?> item = topology.nextItem();
        TestRecord<?, ?> current = topology.nextCurrent();
        assertThat(header(item, "ce_type")).isEqualTo("io.starledger.item.counted.v1");
        assertThat(header(current, "ce_type")).isEqualTo("io.starledger.rating.replaced.v1");
        assertThat(header(item, "ce_time")).isEqualTo(NOON.toString());
        assertThat(header(item, "ce_id"))
                .isNotEqualTo(event.getEventId().toString())
                .isNotEqualTo(header(current, "ce_id"));
        assertThat(header(item, "traceparent"))
                .startsWith("00-" + TRACE + "-")
                .doesNotContain("00f067aa0ba902b7");
        assertThat(item.headers().lastHeader("from-the-input")).isNull();
        assertThat(item.headers().headers("ce_id")).hasSize(1);
    }

    @Test
    void anEventEmittedAgainHasTheSameId() {
        // given
        RatingEvent event = rated(reader, 5, NOON);
        topology.publish(event, NOON);

        // when
        topology.publish(event, NOON);

        // then
        assertThat(header(topology.nextItem(), "ce_id"))
                .isEqualTo(header(topology.nextItem(), "ce_id"));
    }

    private static String header(TestRecord<?, ?> of, String name) {
        return new String(of.headers().lastHeader(name).value(), UTF_8);
    }

    private Histogram histogram() {
        return ItemAggregateCodec.countsOf(topology.nextItem().value()).histogram();
    }

    private static Headers retrialFor(String... readers) {
        Headers headers = new RecordHeaders();
        new Retrial(new Origin("ratings.events.v1", 0, 0), NOON, 1, List.of(readers)).mark(headers);
        return headers;
    }
}
