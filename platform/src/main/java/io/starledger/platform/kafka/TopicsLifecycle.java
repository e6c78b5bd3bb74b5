package io.starledger.platform.kafka;

import io.starledger.schemas.topics.Topics;

import org.springframework.context.SmartLifecycle;

/**
 * Provisions the topics before anything that reads or writes them starts; a service does not start
 * without them.
 */
final class TopicsLifecycle implements SmartLifecycle {
    private final TopicProvisioner provisioner;
    private volatile boolean provisioned;

    TopicsLifecycle(TopicProvisioner provisioner) {
        this.provisioner = provisioner;
    }

    @Override
    public void start() {
        provisioner.provision(Topics.all());
        provisioned = true;
    }

    @Override
    public void stop() {
        provisioned = false;
    }

    @Override
    public boolean isRunning() {
        return provisioned;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
