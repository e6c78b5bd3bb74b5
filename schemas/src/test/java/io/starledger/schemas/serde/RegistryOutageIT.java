package io.starledger.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.Ports;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackSettings;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A registry that is killed, and comes back on what it had written. */
class RegistryOutageIT {
    private static final String TOPIC = Topics.RATING_COMMENTS.name();

    @Test
    void whatIsKnownGoesOnAndWhatIsNotWaitsForTheRegistry(@TempDir Path directory) {
        try (EmbeddedStack stack = start(directory)) {
            // given
            Serdes serdes = new Serdes(settings(stack));
            RatingComment comment = comment();
            Serializer<RatingComment> writer = serdes.valueSerializer(Topics.RATING_COMMENTS);
            Deserializer<RatingComment> reader = serdes.valueDeserializer(Topics.RATING_COMMENTS);
            byte[] bytes = writer.serialize(TOPIC, comment);
            assertThat(reader.deserialize(TOPIC, bytes)).isEqualTo(comment);
            Serializer<RatingComment> newWriter = serdes.valueSerializer(Topics.RATING_COMMENTS);
            Deserializer<RatingComment> newReader =
                    serdes.valueDeserializer(Topics.RATING_COMMENTS);

            // when
            stack.registry().kill();

            // then
            assertThat(writer.serialize(TOPIC, comment)).isEqualTo(bytes);
            assertThat(reader.deserialize(TOPIC, bytes)).isEqualTo(comment);
            assertThatExceptionOfType(RegistryUnavailableException.class)
                    .isThrownBy(() -> newWriter.serialize(TOPIC, comment));
            assertThatExceptionOfType(RegistryUnavailableException.class)
                    .isThrownBy(() -> newReader.deserialize(TOPIC, bytes));

            stack.registry().start();
            assertThat(newReader.deserialize(TOPIC, bytes)).isEqualTo(comment);
            assertThat(newWriter.serialize(TOPIC, comment)).isEqualTo(bytes);
        }
    }

    private static EmbeddedStack start(Path directory) {
        StackSettings settings =
                StackSettings.in(directory).on(Ports.free()).only(PartName.REGISTRY);
        return EmbeddedStack.start(settings, ProgressListener.SILENT);
    }

    private static RegistrySettings settings(EmbeddedStack stack) {
        return RegistrySettings.apicurio(stack.addresses().registry().apicurioUrl());
    }

    private static RatingComment comment() {
        return GoldenRecords.all().stream()
                .map(Golden::expected)
                .filter(RatingComment.class::isInstance)
                .map(RatingComment.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
