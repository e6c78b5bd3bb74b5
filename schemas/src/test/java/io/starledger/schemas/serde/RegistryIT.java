package io.starledger.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.starledger.embedded.PartName;
import io.starledger.embedded.RegistryAddress;
import io.starledger.embedded.testing.SharedStack;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Stream;

/** Our serdes beside the registry's own, on a real registry. */
class RegistryIT {
    private static final String TOPIC = Topics.RATING_EVENTS.name();

    private final RegistryAddress address =
            SharedStack.with(PartName.REGISTRY).addresses().registry();
    private final RegistrySettings settings = RegistrySettings.apicurio(address.apicurioUrl());
    private final Serdes serdes = new Serdes(settings);

    @AutoClose
    private final Serializer<RatingEvent> serializer = serdes.valueSerializer(Topics.RATING_EVENTS);

    @AutoClose
    private final Deserializer<RatingEvent> deserializer =
            serdes.valueDeserializer(Topics.RATING_EVENTS);

    @AutoClose private final Serializer<Object> theirSerializer = new AvroKafkaSerializer<>();

    @AutoClose
    private final Deserializer<GenericRecord> theirDeserializer = new AvroKafkaDeserializer<>();

    @AutoClose private final HttpClient http = HttpClient.newHttpClient();

    RegistryIT() {
        theirSerializer.configure(settings.properties(), false);
        theirDeserializer.configure(settings.properties(), false);
    }

    @ParameterizedTest
    @MethodSource("events")
    void weWriteTheBytesTheRegistrysSerializerWrites(RatingEvent event) {
        assertThat(serializer.serialize(TOPIC, event))
                .isEqualTo(theirSerializer.serialize(TOPIC, event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theRegistrysDeserializerReadsWhatWeWrite(RatingEvent event) {
        // given
        byte[] bytes = serializer.serialize(TOPIC, event);

        // when
        GenericRecord read = theirDeserializer.deserialize(TOPIC, bytes);

        // then
        assertThat(read.getSchema()).isEqualTo(event.getSchema());
        assertThat(theirSerializer.serialize(TOPIC, read)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("events")
    void weReadWhatTheRegistrysSerializerWrites(RatingEvent event) {
        assertThat(deserializer.deserialize(TOPIC, theirSerializer.serialize(TOPIC, event)))
                .isEqualTo(event);
    }

    @Test
    void otherClientsFindTheWholeSchemaByItsIdAndUnderItsTopic() throws Exception {
        // when
        int id = WireFormat.schemaId(anyBytes());

        // then
        assertThat(get("/subjects")).isEqualTo("[\"ratings.events.v1-value\"]");
        Schema byId = schemaIn(get("/schemas/ids/" + id));
        Schema bySubject = schemaIn(get("/subjects/ratings.events.v1-value/versions/latest"));
        assertThat(SchemaFingerprint.of(byId))
                .isEqualTo(SchemaFingerprint.of(RatingEvent.getClassSchema()))
                .isEqualTo(SchemaFingerprint.of(bySubject));
    }

    @Test
    void anIdTheRegistryDoesNotKnowIsPoison() {
        byte[] unknown = anyBytes();
        unknown[1] = 99;

        assertPoison(unknown);
    }

    @Test
    void aTruncatedRecordIsPoisonAlsoAsTheFirstOfItsSchema() {
        byte[] bytes = anyBytes();

        assertPoison(Arrays.copyOf(bytes, bytes.length - 1));
    }

    static Stream<RatingEvent> events() {
        return GoldenRecords.all().stream()
                .map(Golden::expected)
                .filter(RatingEvent.class::isInstance)
                .map(RatingEvent.class::cast);
    }

    private byte[] anyBytes() {
        return requireNonNull(serializer.serialize(TOPIC, events().findFirst().orElseThrow()));
    }

    private void assertPoison(byte[] bytes) {
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                .isInstanceOf(SerializationException.class);
    }

    private String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(address.confluentUrl() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }

    /** The member "schema" of an answer, which is a schema as JSON as a string. */
    private static Schema schemaIn(String answer) {
        int start = answer.indexOf("\"schema\":\"") + "\"schema\":\"".length();
        int end = answer.indexOf("}\"", start) + 1;
        return new Schema.Parser()
                .parse(answer.substring(start, end).replace("\\\"", "\"").replace("\\\\", "\\"));
    }
}
