package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starledger.e2e.AsyncApi.Channel;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** {@code asyncapi.yaml} says what the catalogue says. */
class AsyncApiTest {
    private static final String TENANT = "6f1c4b9e-5a0d-4c43-9f0a-0d6f5f0a7c11";

    /** One of each kind of key there is. */
    private static final List<String> KEYS =
            List.of(
                    TENANT,
                    TENANT + "/2026-11-22T10:00:00Z",
                    TENANT + "/book-1",
                    TENANT + "/book-1/user-7",
                    TENANT + "/book-1/user-7/019a9f5e-7a3c-7def-8123-456789abcdef",
                    "acct_1/cus_1",
                    "acct_1/-",
                    "ratings");

    private final AsyncApi description = AsyncApi.shipped();

    static Stream<Topic<?, ?>> topics() {
        return Topics.all().stream();
    }

    @Test
    void everyTopicIsDescribedAndNoOther() {
        // when
        Map<String, Channel> described = description.channels();

        // then
        Map<String, Channel> catalogue = new HashMap<>();
        topics().forEach(topic -> catalogue.put(topic.name(), channel(topic)));
        Topic<?, ?> export = Topics.ratingExport(TenantId.parse(TENANT));
        catalogue.put(export.name().replace(TENANT, "{tenant}"), channel(export));
        assertThat(described).containsExactlyInAnyOrderEntriesOf(catalogue);
    }

    @Test
    void theDeadLettersOfEveryTopicAreDescribed() {
        assertThat(description.deadLetterTopics()).isEqualTo(topics().map(Topic::name).toList());
        assertThat(topics().map(Topic::deadLetterSettings))
                .containsOnly(description.deadLetterSettings());
        assertThat(topics().map(Topic::deadLetters)).allMatch(name -> name.endsWith(".dlq"));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aMessagesSchemaIsTheOneItIsWrittenWith(Topic<?, ?> topic) {
        // when
        String schema = description.schemaOf(topic.valueType().getSimpleName());

        // then
        Path file = Path.of("..").resolve(schema);
        assertThat(file).hasFileName(topic.valueType().getSimpleName() + ".avsc");
        assertThat(Files.exists(file)).as("%s exists", file).isTrue();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aKeyLooksAsItIsParsed(Topic<?, ?> topic) {
        // when
        String pattern = description.keyPatternOf(topic.valueType().getSimpleName());

        // then
        assertThat(KEYS).anyMatch(key -> key.matches(pattern));
        for (String key : KEYS) {
            if (key.matches(pattern)) {
                assertThat(topic.keyParser().apply(key)).hasToString(key);
            } else {
                assertThatIllegalArgumentException()
                        .as("%s of %s", key, topic.name())
                        .isThrownBy(() -> topic.keyParser().apply(key));
            }
        }
    }

    @Test
    void anEventsHeadersAreThoseItIsWrittenWith() {
        // when
        List<?> required = description.requiredHeaders();

        // then
        CloudEvent event =
                new CloudEvent(
                        UUID.randomUUID(),
                        "/starledger/test",
                        "io.starledger.test.v1",
                        Instant.EPOCH,
                        new SchemaFingerprint(1),
                        TraceParent.continuing(null));
        assertThat(Stream.of(event.toHeaders().toArray()).map(Header::key).toList())
                .isEqualTo(required);
    }

    private static Channel channel(Topic<?, ?> topic) {
        return new Channel(
                topic.partitions(),
                topic.retention().settings(),
                topic.valueType().getSimpleName());
    }
}
