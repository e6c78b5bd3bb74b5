package io.starledger.schemas.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.starledger.schemas.avro.RatingEvent;

import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.StreamSupport;

class CloudEventTest {
    private static final UUID ID = UUID.fromString("01932a6c-1c1d-7d39-9c2f-0a3b4c5d6e7f");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final CloudEvent EVENT =
            new CloudEvent(
                    ID,
                    "/starledger/ingest-api",
                    "io.starledger.rating.submitted.v1",
                    Instant.parse("2026-11-21T10:15:30.123Z"),
                    SchemaFingerprint.of(RatingEvent.getClassSchema()),
                    new TraceParent(TRACE));

    @Test
    void theOfficialReaderReadsEveryAttribute() {
        // given
        byte[] value = {0, 0, 0, 0, 1, 42};

        // when
        io.cloudevents.CloudEvent read =
                KafkaMessageFactory.createReader(EVENT.toHeaders(), value).toEvent();

        // then
        assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(read.getId()).isEqualTo(ID.toString());
        assertThat(read.getSource()).isEqualTo(URI.create("/starledger/ingest-api"));
        assertThat(read.getType()).isEqualTo("io.starledger.rating.submitted.v1");
        assertThat(read.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-21T10:15:30.123Z"));
        assertThat(read.getDataSchema()).isEqualTo(URI.create(EVENT.schema().uri()));
        assertThat(read.getDataContentType()).isEqualTo("application/avro");
        assertThat(read.getData())
                .isNotNull()
                .satisfies(data -> assertThat(data.toBytes()).isEqualTo(value));
    }

    @Test
    void carriesTheTraceBesideTheAttributes() {
        assertThat(StreamSupport.stream(EVENT.toHeaders().spliterator(), false))
                .extracting(Header::key)
                .containsExactly(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_time",
                        "ce_dataschema",
                        "content-type",
                        "traceparent");
        assertThat(EVENT.toHeaders().lastHeader("traceparent").value()).asString().isEqualTo(TRACE);
    }

    @Test
    void aDerivedIdIsTheSameWheneverItIsDerivedAndAnotherOnEachTopic() {
        UUID derived = CloudEvent.derivedId(ID, "ratings.items.v1");

        assertThat(derived)
                .isEqualTo(CloudEvent.derivedId(ID, "ratings.items.v1"))
                .isNotEqualTo(CloudEvent.derivedId(ID, "ratings.current.v1"))
                .isNotEqualTo(ID);
    }
}
