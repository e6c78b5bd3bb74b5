package io.starledger.benchmarks;

import io.starledger.benchmarks.bare.BareServer;
import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.HttpReadiness;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Starts baselines. */
final class BareServers {
    static final String TOPIC = "benchmarks.bare";

    private BareServers() {}

    /** A topic with nothing set but its partitions: as many as the subject's. */
    static void createTopic(String bootstrapServers, int partitions) {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(
                            List.of(new NewTopic(TOPIC, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("expected to create " + TOPIC, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a topic was made", e);
        }
    }

    /** Ready on {@code port}. */
    static ChildJvm start(
            Workbench bench, int port, String bootstrapServers, RecordSize record, String echo) {
        ChildJvm server =
                ChildJvm.serving(
                        BareServer.class.getName(),
                        List.of(
                                Integer.toString(port),
                                bootstrapServers,
                                TOPIC,
                                Integer.toString(record.value() + record.headers()),
                                echo),
                        bench.log("bare"));
        try {
            HttpReadiness.await(server, port, "/ready");
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }
}
