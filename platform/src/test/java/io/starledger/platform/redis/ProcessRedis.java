package io.starledger.platform.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.netty.util.Timer;
import io.starledger.platform.RealParts;

import java.time.Duration;

/** What one process has of the real Redis: a client of its own, with its own patience. */
public final class ProcessRedis implements AutoCloseable {
    /** As much as a service has by default. */
    public static final Duration BRIEF = Duration.ofMillis(50);

    /** More than an answer takes on any machine. */
    public static final Duration LONG = Duration.ofSeconds(20);

    private final Timer timer;
    private final ClientResources resources;
    private final RedisClient client;
    private final RedisLink link;
    private final GuardedRedis guarded;

    public ProcessRedis(Duration patience) {
        RedisSettings settings =
                new RedisSettings(
                        RealParts.stack().addresses().redisUri(),
                        patience,
                        Duration.ofSeconds(2),
                        20_000,
                        Duration.ofMillis(500));
        RedisConfiguration configuration = new RedisConfiguration();
        timer = configuration.redisTimer();
        resources = configuration.redisResources(timer);
        client = configuration.redisClient(resources, settings);
        link = new RedisLink(client, settings, patience);
        guarded = new GuardedRedis(link, configuration.redisReads(settings));
    }

    public GuardedRedis guarded() {
        return guarded;
    }

    public boolean isConnected() {
        return link.session().isPresent();
    }

    @Override
    public void close() {
        link.close();
        client.shutdown(Duration.ZERO, BRIEF);
        var _ = resources.shutdown();
        timer.stop();
    }
}
