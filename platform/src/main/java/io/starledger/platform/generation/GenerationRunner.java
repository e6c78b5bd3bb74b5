package io.starledger.platform.generation;

import io.starledger.platform.kafka.TopicProvisioner;

import org.springframework.context.ApplicationContext;

/** Runs the generations of projections; one bean for all of a service's. */
public final class GenerationRunner {
    private final KafkaGenerations ledger;
    private final TopicProvisioner topics;
    private final KafkaRemains remains;

    GenerationRunner(KafkaGenerations ledger, TopicProvisioner topics, KafkaRemains remains) {
        this.ledger = ledger;
        this.topics = topics;
        this.remains = remains;
    }

    /** To be declared as a bean, whose life it then has. */
    public RunningGenerations run(RebuildableProjection projection, ApplicationContext service) {
        return new RunningGenerations(projection, ledger, service, topics, remains);
    }
}
