package io.starledger.ratings.generation;

import io.starledger.platform.generation.Generation;
import io.starledger.platform.generation.MarkCodec;
import io.starledger.platform.generation.RebuildableProjection;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.position.Position;
import io.starledger.platform.postgres.PostgresSettings;
import io.starledger.platform.postgres.SchemaRemoval;
import io.starledger.ratings.fold.RatingsTopology;
import io.starledger.ratings.gate.RedisNames;
import io.starledger.ratings.items.BayesianPrior;
import io.starledger.ratings.views.ViewGroups;
import io.starledger.ratings.views.ViewsConfiguration;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Items, ratings in force and the history of ratings. */
public final class RebuildableRatingsProjection implements RebuildableProjection {
    private static final String NAME = "ratings";

    private final BayesianPrior prior;
    private final PostgresSettings postgres;
    private final RedisRemoval redis;
    private final EventLog eventLog;
    private final InstantSource clock;

    RebuildableRatingsProjection(
            BayesianPrior prior,
            PostgresSettings postgres,
            RedisRemoval redis,
            EventLog eventLog,
            InstantSource clock) {
        this.prior = prior;
        this.postgres = postgres;
        this.redis = redis;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(prior.settings());
        settings.putAll(postgres.slotTable().settings());
        return settings;
    }

    @Override
    public Class<?> configuration() {
        return RatingGenerationConfiguration.class;
    }

    @Override
    public List<Topic<?, ?>> sources() {
        return List.of(Topics.RATING_EVENTS, Topics.RATING_COMMENTS);
    }

    @Override
    public List<Topic<?, ?>> outputs() {
        return List.of(Topics.CURRENT_RATINGS, Topics.ITEM_AGGREGATES);
    }

    @Override
    public List<String> applicationIds(Generation generation) {
        return List.of(generation.named(RatingsTopology.APPLICATION_ID));
    }

    @Override
    public List<String> groups(Generation generation) {
        return ViewGroups.of(generation, postgres.shardNames());
    }

    @Override
    public Mono<Position> mark() {
        return eventLog.append(MarkCodec.marks(clock.instant()));
    }

    @Override
    public Mono<Position> checkpoint() {
        Instant now = clock.instant();
        return eventLog.append(MarkCodec.checkpoints(now))
                .delayUntil(_ -> eventLog.append(MarkCodec.commentCheckpoints(now)));
    }

    @Override
    public void discard(Generation generation) {
        new SchemaRemoval(postgres).remove(generation.schema(ViewsConfiguration.SCHEMA));
        redis.remove(RedisNames.of(generation));
    }
}
