package io.starledger.billing.view;

import io.starledger.platform.generation.KafkaProgress.Stage;
import io.starledger.platform.postgres.Shards;
import io.starledger.platform.projection.PostgresPositions;
import io.starledger.schemas.topics.Topic;

import java.util.List;
import java.util.stream.Stream;

/** How far the views of each shard have read {@code topics}, and its history {@code pastTopics}. */
public record PostgresStages(
        Shards shards, List<Topic<?, ?>> topics, List<Topic<?, ?>> pastTopics) {
    public PostgresStages {
        topics = List.copyOf(topics);
        pastTopics = List.copyOf(pastTopics);
    }

    public List<Stage> all() {
        return shards.all().stream()
                .flatMap(
                        shard ->
                                Stream.of(
                                        Stage.of(
                                                new PostgresPositions(shard::connect)::ask, topics),
                                        Stage.of(
                                                new PostgresPositions(
                                                                shard::connect,
                                                                PostgresHistoryProjection.POSITIONS)
                                                        ::ask,
                                                pastTopics)))
                .toList();
    }
}
