package io.starledger.platform.kafka;

import static java.util.Objects.requireNonNull;

import io.starledger.schemas.topics.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Makes the catalogue's topics where they are missing and refuses to go on where one exists with
 * other partitions or settings. Idempotent, and safe to run in several processes at once.
 */
public final class TopicProvisioner {
    private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

    /** A topic is made by the controller; the broker that is asked next may hear of it later. */
    private static final RetryTemplate UNTIL_KNOWN =
            new RetryTemplate(
                    RetryPolicy.builder()
                            .predicate(
                                    e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                            .delay(Duration.ofMillis(100))
                            .maxRetries(100)
                            .build());

    private final Admin admin;
    private final short replicationFactor;

    public TopicProvisioner(Admin admin, short replicationFactor) {
        this.admin = admin;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Throws {@link IllegalStateException} that names every difference between {@code catalogue}
     * and the broker.
     */
    public void provision(Collection<? extends Topic<?, ?>> catalogue) {
        List<Wanted> wanted = new ArrayList<>();
        for (Topic<?, ?> topic : catalogue) {
            wanted.add(new Wanted(topic.name(), topic.partitions(), topic.settings()));
            wanted.add(
                    new Wanted(
                            topic.deadLetters(), topic.partitions(), topic.deadLetterSettings()));
        }
        provision(wanted);
    }

    /** As {@link #provision}, a topic that nobody buries records of. */
    public void provisionAlone(Topic<?, ?> topic) {
        provision(List.of(new Wanted(topic.name(), topic.partitions(), topic.settings())));
    }

    private void provision(List<Wanted> wanted) {
        try {
            createMissing(wanted);
            List<String> differences = UNTIL_KNOWN.execute(() -> differences(wanted));
            if (!differences.isEmpty()) {
                throw new IllegalStateException(
                        "topics differ from the catalogue: " + String.join("; ", differences));
            }
        } catch (InterruptedException | ExecutionException | RetryException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("cannot make or read topics: " + cause, e);
        }
    }

    private void createMissing(List<Wanted> wanted)
            throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing =
                wanted.stream()
                        .filter(topic -> !existing.contains(topic.name))
                        .map(topic -> topic.toNewTopic(replicationFactor))
                        .toList();
        for (var creation : admin.createTopics(missing).values().entrySet()) {
            try {
                creation.getValue().get();
                log.info("created topic {}", creation.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private List<String> differences(List<Wanted> wanted)
            throws InterruptedException, ExecutionException {
        List<String> names = wanted.stream().map(Wanted::name).toList();
        Map<String, TopicDescription> topics = admin.describeTopics(names).allTopicNames().get();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(names.stream().map(TopicProvisioner::resource).toList())
                        .all()
                        .get();
        List<String> differences = new ArrayList<>();
        for (Wanted topic : wanted) {
            Map<String, String> found = new HashMap<>();
            requireNonNull(configs.get(resource(topic.name)))
                    .entries()
                    .forEach(e -> found.put(e.name(), e.value()));
            topic.differences(
                    requireNonNull(topics.get(topic.name)).partitions().size(), found, differences);
        }
        return differences;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private record Wanted(String name, int partitions, Map<String, String> settings) {

        NewTopic toNewTopic(short replicationFactor) {
            return new NewTopic(name, partitions, replicationFactor).configs(settings);
        }

        void differences(int partitionsFound, Map<String, String> found, List<String> into) {
            if (partitionsFound != partitions) {
                into.add(
                        name
                                + ": expected "
                                + partitions
                                + " partitions but was "
                                + partitionsFound);
            }
            settings.forEach(
                    (setting, value) -> {
                        if (!value.equals(found.get(setting))) {
                            into.add(
                                    "%s: expected %s=%s but was %s"
                                            .formatted(name, setting, value, found.get(setting)));
                        }
                    });
        }
    }
}
