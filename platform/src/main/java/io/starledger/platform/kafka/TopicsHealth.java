package io.starledger.platform.kafka;

import io.starledger.schemas.topics.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Up while Kafka answers and every topic of the catalogue is there. Asked again at most once a
 * second, however many ask, and never for longer than two.
 */
final class TopicsHealth implements HealthIndicator {
    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();
    private static final int LIMIT_MS = 2_000;

    private final Admin admin;
    private final List<String> topics;
    private @Nullable Health last;
    private long lastAt;

    TopicsHealth(Admin admin, Collection<? extends Topic<?, ?>> catalogue) {
        this.admin = admin;
        this.topics = catalogue.stream().<String>map(Topic::name).toList();
    }

    @Override
    public synchronized Health health() {
        Health known = last;
        if (known != null && System.nanoTime() - lastAt < GOOD_FOR) {
            return known;
        }
        Health asked = ask();
        last = asked;
        lastAt = System.nanoTime();
        return asked;
    }

    private Health ask() {
        try {
            admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(LIMIT_MS))
                    .allTopicNames()
                    .get();
            return Health.up().build();
        } catch (ExecutionException e) {
            return Health.down().withDetail("kafka", String.valueOf(e.getCause())).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down(e).build();
        }
    }
}
