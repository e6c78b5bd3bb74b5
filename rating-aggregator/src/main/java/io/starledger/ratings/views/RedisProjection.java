package io.starledger.ratings.views;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Projection;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSession;
import io.starledger.ratings.gate.RedisNames;
import io.starledger.ratings.gate.RedisWrittenOffsets;
import io.starledger.ratings.gate.RedisWrittenOffsets.Move;
import io.starledger.ratings.items.ItemRow;
import io.starledger.ratings.items.RedisItemHash;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes items to Redis: all of a batch in one pipeline of guarded writes, then how far it has
 * come. A crash between the two writes the same again. Both go through one session: if Redis came
 * back in between, on a file without those writes, the second must not succeed.
 */
final class RedisProjection implements Projection {
    private final Generation generation;
    private final Topic<ItemKey, ItemAggregate> items;
    private final RedisNames names;
    private final RedisLink redis;
    private final Duration timeout;
    private final Map<Integer, Long> known = new HashMap<>();

    RedisProjection(Generation generation, RedisLink redis, Duration timeout) {
        this.generation = generation;
        this.items = generation.of(Topics.ITEM_AGGREGATES);
        this.names = RedisNames.of(generation);
        this.redis = redis;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return generation.named(ViewGroups.REDIS);
    }

    @Override
    public String reader() {
        return ViewGroups.REDIS;
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return List.of(items);
    }

    /** Items can be read from PostgreSQL as well. */
    @Override
    public boolean isNeeded() {
        return false;
    }

    @Override
    public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
        known.clear();
        List<Integer> partitions = assigned.stream().map(TopicPartition::partition).toList();
        if (partitions.isEmpty()) {
            return Map.of();
        }
        known.putAll(await(RedisWrittenOffsets.read(commands(), names, partitions)));
        Map<TopicPartition, Long> next = new HashMap<>();
        known.forEach((partition, offset) -> next.put(of(partition), offset));
        return next;
    }

    @Override
    public void write(Batch batch) {
        RedisAsyncCommands<String, String> commands = commands();
        String digest = await(RedisItemHash.loadScript(commands));
        List<CompletableFuture<Long>> writes = new ArrayList<>();
        for (ItemRow row : ItemRowCodec.rows(batch, items)) {
            RedisFuture<Long> write = RedisItemHash.write(commands, names, digest, row);
            writes.add(write.toCompletableFuture());
        }
        await(
                CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new))
                        .thenApply(_ -> true));
        Map<Integer, Move> moves = new HashMap<>();
        batch.next()
                .forEach(
                        (partition, next) ->
                                moves.put(
                                        partition.partition(),
                                        new Move(expected(partition), next)));
        move(commands, moves);
    }

    /** Redis may have come back with an older file while there was nothing to write. */
    @Override
    public void idle() {
        if (!known.isEmpty()) {
            Map<Integer, Move> moves = new HashMap<>();
            known.forEach((partition, offset) -> moves.put(partition, new Move(offset, offset)));
            move(commands(), moves);
        }
    }

    private void move(RedisAsyncCommands<String, String> commands, Map<Integer, Move> moves) {
        if (!await(RedisWrittenOffsets.advance(commands, names, moves))) {
            throw new IllegalStateException("expected Redis to stand where it was left");
        }
        moves.forEach((partition, move) -> known.put(partition, move.to()));
    }

    private long expected(TopicPartition partition) {
        return Objects.requireNonNull(
                known.get(partition.partition()), () -> "no position is known of " + partition);
    }

    private RedisAsyncCommands<String, String> commands() {
        return redis.session()
                .map(RedisSession::commands)
                .orElseThrow(() -> new IllegalStateException("Redis is away"));
    }

    private <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Redis was written", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Redis did not take or tell what it should", e);
        }
    }

    private TopicPartition of(int partition) {
        return new TopicPartition(items.name(), partition);
    }
}
