package io.starledger.platform.generation;

import io.starledger.platform.burial.Birth;
import io.starledger.schemas.topics.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** Where topics end. */
record KafkaLogEnd(Admin admin) {
    private static final int LIMIT_MS = 10_000;

    /** The next offset of each partition, by its place as {@link Birth} has it. Blocks. */
    Map<String, Long> of(Collection<Topic<?, ?>> topics) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (Topic<?, ?> topic : topics) {
            IntStream.range(0, topic.partitions())
                    .forEach(
                            partition ->
                                    asked.put(
                                            new TopicPartition(topic.name(), partition),
                                            OffsetSpec.latest()));
        }
        try {
            Map<String, Long> ends = new HashMap<>();
            admin.listOffsets(asked, new ListOffsetsOptions().timeoutMs(LIMIT_MS))
                    .all()
                    .get()
                    .forEach(
                            (place, end) ->
                                    ends.put(
                                            Birth.place(place.topic(), place.partition()),
                                            end.offset()));
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the log's end was asked for", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot tell where the log ends", e.getCause());
        }
    }
}
