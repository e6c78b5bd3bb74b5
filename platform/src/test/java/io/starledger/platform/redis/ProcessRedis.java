package io.starledger.platform.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.netty.util.Timer;
import io.starledger.platform.RealParts;

import java.time.Duration;

/** What one process has of the real Redis: a client of its own. */
public final class ProcessRedis implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofMillis(50);

    private final Timer timer;
    private final ClientResources resources;
    private final RedisClient client;
    private final RedisLink link;
    private final GuardedRedis guarded;

    public ProcessRedis() {
        RedisSettings settings =
                new RedisSettings(
                        RealParts.stack().addresses().redisUri(),
                        PATIENCE,
                        Duration.ofSeconds(2),
                        20_000,
                        Duration.ofMillis(500));
        RedisConfiguration configuration = new RedisConfiguration();
        timer = configuration.redisTimer();
        resources = configuration.redisResources(timer);
        client = configuration.redisClient(resources, settings);
        link = new RedisLink(client, settings, PATIENCE);
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
        client.shutdown(Duration.ZERO, PATIENCE);
        var _ = resources.shutdown();
        timer.stop();
    }
}
