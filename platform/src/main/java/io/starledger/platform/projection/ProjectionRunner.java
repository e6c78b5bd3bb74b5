package io.starledger.platform.projection;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Drives one projection from its consumer: seeks to where the view stands, writes what comes, and
 * after any failure seeks there again. Until the view's store has told where that is, nothing is
 * written. A record that the store will never take goes to the dead letters.
 */
final class ProjectionRunner
        implements BatchConsumerAwareMessageListener<byte[], byte[]>,
                ConsumerAwareRebalanceListener,
                CommonErrorHandler {
    private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final long PAUSE_MS = 500;
    private static final long ALMOST = 100;

    private final Projection projection;
    private final BatchReader reader;
    private final HeldPartitions held;
    private final Map<TopicPartition, Long> behind = new ConcurrentHashMap<>();
    private boolean failing;
    private boolean assigned;
    private boolean standing;
    private volatile boolean away;
    private volatile boolean caughtUp;

    ProjectionRunner(Projection projection, BatchReader reader) {
        this.projection = projection;
        this.reader = reader;
        this.held = new HeldPartitions(projection::isCheckpoint);
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        if (!standing) {
            throw new IllegalStateException(
                    "expected the view's store to tell where it stands but it is away");
        }
        Consumer<?, ?> from = Objects.requireNonNull(consumer);
        write(held.upToCheckpoints(records, from));
        standStill(from);
        succeeded();
        observe(from);
    }

    void onIdle(Consumer<?, ?> consumer) {
        if (!assigned) {
            return; // which partitions are ours is not known yet: none is not the answer
        }
        if (!standing) {
            resume(consumer);
            return;
        }
        try {
            projection.idle();
            held.releaseIfLate(consumer);
            succeeded();
            observe(consumer);
        } catch (RuntimeException e) {
            recover(e, consumer);
        }
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = true;
        partitions.forEach(partition -> behind.put(partition, Long.MAX_VALUE));
        resume(consumer);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        standing = false;
        behind.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        standing = false;
        behind.keySet().removeAll(partitions);
    }

    @Override
    public void handleOtherException(
            Exception failure,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batchListener) {
        log.atWarn().setCause(failure).log("{}: cannot read now", projection.name());
    }

    boolean isNeeded() {
        return projection.isNeeded();
    }

    String view() {
        return projection.view();
    }

    /** Whether the view's store did not tell, when it was asked last, where it stands. */
    boolean isAway() {
        return away;
    }

    /** Whether the view has once stood at the end of its topics since it was started. */
    boolean hasCaughtUp() {
        return caughtUp;
    }

    /**
     * Records between the view and the end of its topics; {@code Long.MAX_VALUE} before it is
     * known.
     */
    long lag() {
        return behind.values().stream().mapToLong(Long::longValue).reduce(0, ProjectionRunner::add);
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> data,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        try {
            ListenerUtils.stoppableSleep(container, PAUSE_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (TopicPartition partition : data.partitions()) {
            consumer.seek(partition, data.records(partition).getFirst().offset());
        }
        recover(failure, consumer);
    }

    private void write(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            projection.write(reader.read(records));
        } catch (RuntimeException e) {
            if (!Refusal.isRefusal(e)) {
                throw e;
            }
            records.forEach(this::writeOrBury);
        }
    }

    /** Once every partition has come to its checkpoint, and until the projection knows. */
    private void standStill(Consumer<?, ?> consumer) {
        if (held.areAll(consumer)) {
            projection.checkpoint(reader.read(held.checkpoints()));
            held.release(consumer);
        } else {
            held.releaseIfLate(consumer);
        }
    }

    /** One record may have spoilt its batch, and two may be good only one after the other. */
    private void writeOrBury(ConsumerRecord<byte[], byte[]> record) {
        try {
            projection.write(reader.read(List.of(record)));
        } catch (RuntimeException e) {
            if (!Refusal.isRefusal(e)) {
                throw e;
            }
            projection.write(reader.bury(record, e));
        }
    }

    private void recover(Exception failure, Consumer<?, ?> consumer) {
        log.atLevel(failing ? Level.DEBUG : Level.WARN)
                .setCause(failure)
                .log("{}: reading again from where the view stands", projection.name());
        failing = true;
        resume(consumer);
    }

    /** Leads here again, by the next record or when idle, while the view's store is away. */
    private void resume(Consumer<?, ?> consumer) {
        standing = false;
        held.release(consumer);
        try {
            projection.resume(consumer.assignment()).forEach(consumer::seek);
            standing = true;
            away = false;
        } catch (RuntimeException e) {
            log.atLevel(away ? Level.DEBUG : Level.WARN)
                    .setCause(e)
                    .log("{}: the view's store is away", projection.name());
            away = true;
            measure(consumer);
        }
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            log.info("{}: going on", projection.name());
        }
    }

    private void observe(Consumer<?, ?> consumer) {
        measure(consumer);
        caughtUp = caughtUp || lag() <= ALMOST;
    }

    private void measure(Consumer<?, ?> consumer) {
        for (TopicPartition partition : consumer.assignment()) {
            consumer.currentLag(partition).ifPresent(lag -> behind.put(partition, lag));
        }
    }

    private static long add(long sum, long lag) {
        return lag == Long.MAX_VALUE || sum == Long.MAX_VALUE ? Long.MAX_VALUE : sum + lag;
    }
}
