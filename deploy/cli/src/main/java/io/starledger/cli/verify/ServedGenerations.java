package io.starledger.cli.verify;

import io.starledger.platform.generation.Generation;
import io.starledger.platform.generation.GenerationEventCodec;
import io.starledger.platform.generation.Generations;
import io.starledger.schemas.avro.GenerationEvent;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The generations whose views are read. */
record ServedGenerations(Generation ratings, Generation billing) {

    /** As the log says now. */
    static ServedGenerations in(LogReader log) {
        String topic = Topics.GENERATIONS.name();
        LogEnd end = log.endOf(topic);
        LogDecoder decoder = new LogDecoder();
        List<GenerationEvent> decisions = new ArrayList<>();
        for (int partition : end.partitions()) {
            log.read(
                    new TopicPartition(topic, partition),
                    end,
                    record -> {
                        try {
                            decisions.add(decoder.decision(record));
                        } catch (InvalidEventException e) {
                            throw new StoreUnreadableException("Kafka", e);
                        }
                    });
        }
        Map<String, Generations> known = GenerationEventCodec.fold(decisions);
        return new ServedGenerations(served(known, "ratings"), served(known, "billing"));
    }

    private static Generation served(Map<String, Generations> known, String projection) {
        return Optional.ofNullable(known.get(projection))
                .map(Generations::served)
                .orElseGet(Generation::first);
    }
}
