package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.ingest.Api.Answer;
import io.starledger.ingest.TopicContent.Entry;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingModerated;
import io.starledger.schemas.avro.RatingRetracted;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

@ExtendWith(RunningIngest.class)
class WriteCallsIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACED = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String SUBMITTED = "io.starledger.rating.submitted.v1";
    private static final String WITH_COMMENT =
            """
            {"user_id":"u1","item_id":"i1","score":4,"comment":"Zwölf 🎻","channel":"app",
             "rated_at":"2026-01-02T03:04:05.000006Z"}
            """;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api producer = Api.as("producer", tenant);
    private final Api admin = Api.as("tenant-admin", tenant);

    @Test
    void aSubmissionIsAnEventOfItsItem() throws Exception {
        // when
        Answer answer = producer.submit(WITH_COMMENT, "traceparent", TRACED);

        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("accepted");
        assertThat(answer.text("position")).isNotEmpty();
        assertThat(UUID.fromString(answer.text("rating_id")).version()).isEqualTo(7);
        RatingSubmitted expected =
                new RatingSubmitted(
                        4, Instant.parse("2026-01-02T03:04:05.000006Z"), sha256("Zwölf 🎻"), "app");
        assertThat(events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertIsFact(event, answer.text("rating_id"), SUBMITTED);
                            assertThat(event.raw().key()).isEqualTo(tenant + "/i1");
                            assertThat(event.value().getUserId()).isEqualTo("u1");
                            assertThat(event.value().getFact()).isEqualTo(expected);
                        });
    }

    @Test
    void aCommentIsARecordOfItsOwn() {
        // when
        Answer answer = producer.submit(WITH_COMMENT);

        // then
        String ratingId = answer.text("rating_id");
        RatingComment expected =
                new RatingComment(
                        UUID.fromString(ratingId), tenant.value(), "i1", "u1", "Zwölf 🎻");
        assertThat(TopicContent.of(Topics.RATING_COMMENTS, tenant))
                .singleElement()
                .satisfies(
                        comment -> {
                            assertThat(comment.raw().key())
                                    .isEqualTo(tenant + "/i1/u1/" + ratingId);
                            assertThat(comment.header("ce_type"))
                                    .isEqualTo("io.starledger.comment.written.v1");
                            assertThat(comment.value()).isEqualTo(expected);
                        });
    }

    @Test
    void aRatingWithoutATimeIsOfTheVeryInstantOfItsAcceptance() {
        // when
        producer.submit(WriteCall.RATING);
        producer.submitAll(BodyPublishers.ofString(WriteCall.RATING + "\n" + WriteCall.RATING));

        // then
        assertThat(events())
                .hasSize(3)
                .allSatisfy(
                        event -> {
                            Instant accepted = Instant.parse(event.header("ce_time"));
                            assertThat(((RatingSubmitted) event.value().getFact()).getRatedAt())
                                    .isEqualTo(accepted)
                                    .isEqualTo(Instant.ofEpochMilli(event.raw().timestamp()));
                        });
    }

    @Test
    void aKeyMakesARepetitionTheSameRating() {
        // given
        String line =
                "{\"user_id\":\"u\",\"item_id\":\"i\",\"score\":1,\"idempotency_key\":\"order-7\"}";

        // when
        Answer first = producer.submit(WriteCall.RATING, "Idempotency-Key", "order-7");
        Answer again = admin.submit(WriteCall.RATING, "Idempotency-Key", "order-7");
        producer.submitAll(BodyPublishers.ofString(line));

        // then
        String id = NameBasedUuid.of(tenant.value(), "order-7").toString();
        assertThat(first.text("rating_id")).isEqualTo(id);
        assertThat(again.text("rating_id")).isEqualTo(id);
        assertThat(again.raw()).isEqualTo(first.raw());
        assertThat(events()).extracting(event -> event.header("ce_id")).containsExactly(id, id);
    }

    @Test
    void aRetractionAndAModerationAreEventsOfTheSameItem() {
        // when
        Answer retracted = producer.retract("i2", "u2", "traceparent", TRACED);
        Answer moderated = admin.moderate("i2", "u2", "{\"state\":\"hidden\",\"reason\":\"spam\"}");

        // then
        assertThat(List.of(retracted.status(), moderated.status())).containsExactly(202, 202);
        List<Entry<RatingEvent>> events = events();
        assertThat(events)
                .extracting(event -> event.raw().key())
                .containsExactly(tenant + "/i2", tenant + "/i2");
        assertIsFact(
                events.get(0), retracted.text("event_id"), "io.starledger.rating.retracted.v1");
        assertThat(events)
                .extracting(event -> event.value().getFact())
                .containsExactly(
                        new RatingRetracted(), new RatingModerated(ModerationState.HIDDEN, "spam"));
        assertThat(events.get(1).header("ce_id")).isEqualTo(moderated.text("event_id"));
        assertThat(events.get(1).header("ce_type")).isEqualTo("io.starledger.rating.moderated.v1");
    }

    private void assertIsFact(Entry<RatingEvent> event, String id, String type) {
        assertThat(event.value().getEventId()).hasToString(id);
        assertThat(event.value().getTenantId()).isEqualTo(tenant.value());
        assertThat(event.header("ce_specversion")).isEqualTo("1.0");
        assertThat(event.header("ce_id")).isEqualTo(id);
        assertThat(event.header("ce_source")).isEqualTo("/starledger/ingest-api");
        assertThat(event.header("ce_type")).isEqualTo(type);
        assertThat(event.header("ce_dataschema"))
                .isEqualTo(SchemaFingerprint.of(RatingEvent.getClassSchema()).uri());
        assertThat(event.header("content-type")).isEqualTo("application/avro");
        assertThat(event.header("traceparent")).startsWith("00-" + TRACE).endsWith("-01");
        Instant time = Instant.parse(event.header("ce_time"));
        assertThat(time.toEpochMilli()).isEqualTo(event.raw().timestamp());
        assertThat(time).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    private List<Entry<RatingEvent>> events() {
        return TopicContent.of(Topics.RATING_EVENTS, tenant);
    }

    private static ByteBuffer sha256(String text) throws NoSuchAlgorithmException {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
