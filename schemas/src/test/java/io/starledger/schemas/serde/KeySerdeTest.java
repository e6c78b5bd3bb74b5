package io.starledger.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.RandomKeys;
import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class KeySerdeTest {
    private static final String TOPIC = Topics.RATING_COMMENTS.name();

    @AutoClose private final Serde<CommentKey> serde = Serdes.keyOf(Topics.RATING_COMMENTS);

    @Test
    void aKeyIsItsTextInUtf8() {
        RandomKeys.seeded()
                .comments(1_000)
                .forEach(
                        key -> {
                            byte[] bytes = serde.serializer().serialize(TOPIC, key);
                            assertThat(bytes).isEqualTo(key.toString().getBytes(UTF_8));
                            assertThat(serde.deserializer().deserialize(TOPIC, bytes))
                                    .isEqualTo(key);
                        });
    }

    @Test
    void aKeyThatDoesNotParseIsPoison() {
        for (byte[] bytes : new byte[][] {{}, "a/b/c/d".getBytes(UTF_8), {(byte) 0xff, '/', 0}}) {
            assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes))
                    .isInstanceOf(SerializationException.class)
                    .hasMessage("expected another key on ratings.comments.v1")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMissingKeyIsPoison() {
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, null))
                .isInstanceOf(SerializationException.class)
                .hasMessage("expected a key on ratings.comments.v1 but there was none");
    }
}
