package io.starledger.billing.view;

import io.starledger.platform.generation.KafkaProgress.Stage;
import io.starledger.platform.postgres.Shards;
import io.starledger.platform.projection.PostgresPositions;
import io.starledger.schemas.topics.Topic;

import java.util.List;

/** How far the views of each shard have read {@code topics}. */
public record PostgresStages(Shards shards, List<Topic<?, ?>> topics) {
    public PostgresStages {
        topics = List.copyOf(topics);
    }

    public List<Stage> all() {
        return shards.all().stream()
                .map(shard -> Stage.of(new PostgresPositions(shard::connect)::ask, topics))
                .toList();
    }
}
