package io.starledger.platform.generation;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Deletes what a generation that has ended left in Kafka, and the state of its topologies here. The
 * topics that the first one wrote have the stable names and stay.
 */
record KafkaRemains(Admin admin, Path stateDirectory) {

    /** Of one that is gone already nothing happens. */
    void delete(RebuildableProjection projection, Generation generation) {
        List<String> applications = projection.applicationIds(generation);
        try {
            deleteGroups(
                    Stream.concat(applications.stream(), projection.groups(generation).stream())
                            .toList());
            deleteTopics(projection, generation, applications);
            for (String application : applications) {
                FileSystemUtils.deleteRecursively(stateDirectory.resolve(application));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a generation was deleted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot delete generation %d yet".formatted(generation.number()), e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails while a member is left. */
    private void deleteGroups(List<String> groups) throws InterruptedException, ExecutionException {
        for (KafkaFuture<Void> deleted :
                admin.deleteConsumerGroups(groups).deletedGroups().values()) {
            ignoring(deleted, GroupIdNotFoundException.class);
        }
    }

    private void deleteTopics(
            RebuildableProjection projection, Generation generation, List<String> applications)
            throws InterruptedException, ExecutionException {
        Set<String> all = admin.listTopics().names().get();
        Stream<String> internal =
                all.stream()
                        .filter(
                                topic ->
                                        applications.stream()
                                                .anyMatch(id -> isInternal(topic, id)));
        Stream<String> written =
                generation.number() == Generation.FIRST
                        ? Stream.of()
                        : projection.outputs().stream()
                                .map(topic -> generation.of(topic).name())
                                .filter(all::contains);
        for (KafkaFuture<Void> deleted :
                admin.deleteTopics(Stream.concat(internal, written).toList())
                        .topicNameValues()
                        .values()) {
            ignoring(deleted, UnknownTopicOrPartitionException.class);
        }
    }

    /** As Kafka Streams names them, and not those of another generation. */
    private static boolean isInternal(String topic, String application) {
        return topic.startsWith(application + "-")
                && (topic.endsWith("-changelog") || topic.endsWith("-repartition"))
                && !topic.substring(application.length()).matches("-g\\d+-.*");
    }

    private static void ignoring(KafkaFuture<Void> deleted, Class<?> absence)
            throws InterruptedException, ExecutionException {
        try {
            deleted.get();
        } catch (ExecutionException e) {
            if (!absence.isInstance(e.getCause())) {
                throw e;
            }
        }
    }
}
