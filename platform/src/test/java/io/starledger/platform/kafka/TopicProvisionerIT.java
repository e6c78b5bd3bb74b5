package io.starledger.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import io.starledger.platform.RealParts;
import io.starledger.platform.TestTopic;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.Retention;
import io.starledger.schemas.topics.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

class TopicProvisionerIT {
    @AutoClose private final Admin admin = RealParts.admin();
    private final TopicProvisioner provisioner = new TopicProvisioner(admin, (short) 1);
    private final Topic<ItemKey, RatingEvent> topic = TestTopic.named().topic();

    @Test
    void makesATopicAndItsDeadLettersAsTheCatalogueSays() throws Exception {
        // when
        provisioner.provision(List.of(topic));

        // then
        assertThat(describe(topic.name()).partitions()).hasSize(topic.partitions());
        assertThat(settings(topic.name())).containsAllEntriesOf(topic.settings());
        assertThat(describe(topic.deadLetters()).partitions()).hasSize(topic.partitions());
        assertThat(settings(topic.deadLetters())).containsAllEntriesOf(topic.deadLetterSettings());
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        // given
        provisioner.provision(List.of(topic));
        TopicDescription before = describe(topic.name());

        // when
        provisioner.provision(List.of(topic));

        // then
        assertThat(describe(topic.name())).isEqualTo(before);
    }

    @Test
    void processesThatStartTogetherAllSucceed() {
        // when
        List<CompletableFuture<Void>> processes =
                List.of(provisionElsewhere(), provisionElsewhere(), provisionElsewhere());

        // then
        assertThat(processes).allSatisfy(CompletableFuture::join);
    }

    @Test
    void aBrokerThatHearsOfATopicLateIsAskedAgain() {
        // given
        TopicProvisioner impatient = new TopicProvisioner(hearingLate(), (short) 1);

        // when
        assertThatNoException().isThrownBy(() -> impatient.provision(List.of(topic)));
    }

    @Test
    void otherPartitionsAreNamed() {
        assertDiffers(
                with(topic.partitions() + 1, topic.retention()),
                "%s: expected 4 partitions but was 3".formatted(topic.name()));
    }

    @Test
    void anotherRetentionIsNamed() {
        assertDiffers(
                with(topic.partitions(), new Retention.For(Duration.ofDays(1))),
                "%s: expected retention.ms=86400000 but was -1".formatted(topic.name()));
    }

    @Test
    void compactionWhereThereIsNoneIsNamed() {
        assertDiffers(
                with(topic.partitions(), new Retention.Compacted(Duration.ofDays(1))),
                "%s: expected cleanup.policy=compact but was delete".formatted(topic.name()),
                "%s: expected max.compaction.lag.ms=86400000 but was 9223372036854775807"
                        .formatted(topic.name()));
    }

    private void assertDiffers(Topic<?, ?> catalogue, String... differences) {
        // given
        provisioner.provision(List.of(topic));

        // then
        assertThatThrownBy(() -> provisioner.provision(List.of(catalogue)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("topics differ from the catalogue: ")
                .hasMessageContainingAll(differences);
    }

    private Topic<ItemKey, RatingEvent> with(int partitions, Retention retention) {
        return new Topic<>(topic.name(), ItemKey::parse, RatingEvent.class, partitions, retention);
    }

    private CompletableFuture<Void> provisionElsewhere() {
        return CompletableFuture.runAsync(() -> provisioner.provision(List.of(topic)));
    }

    /** Whose first answer about topics is that of a broker that knows none of them. */
    private Admin hearingLate() {
        AtomicBoolean heard = new AtomicBoolean();
        return (Admin)
                Proxy.newProxyInstance(
                        Admin.class.getClassLoader(),
                        new Class<?>[] {Admin.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("describeTopics")
                                    && !heard.getAndSet(true)) {
                                return admin.describeTopics(List.of("unheard-of"));
                            }
                            try {
                                return method.invoke(admin, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
    }

    private TopicDescription describe(String name) throws Exception {
        return requireNonNull(admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
    }

    private Map<String, String> settings(String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config =
                requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
