package io.starledger.ratings.exports;

import static java.util.stream.Collectors.toMap;

import io.starledger.platform.kafka.TopicProvisioner;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The topics of exports, and the places up to which they are fed: offsets of a group that is named
 * by the topic's own id, so that a topic that is made anew begins anew. Blocks.
 */
record KafkaExportTopics(Admin admin, TopicProvisioner provisioner) {
    static final String GROUPS = "rating-exports.";
    private static final List<TopicPartition> LOG = partitions(Topics.RATING_EVENTS.name());

    /** The topic if it is missing, to be fed from the log's first record on. */
    void make(TenantId tenant) {
        provisioner.provisionAlone(Topics.ratingExport(tenant));
        String group = groupOf(tenant);
        if (placeOf(group).isEmpty() && isEmpty(tenant)) {
            Map<TopicPartition, OffsetAndMetadata> start =
                    offsets(LOG, OffsetSpec.earliest()).entrySet().stream()
                            .collect(
                                    toMap(
                                            Map.Entry::getKey,
                                            it -> new OffsetAndMetadata(it.getValue())));
            KafkaAnswer.of(admin.alterConsumerGroupOffsets(group, start).all());
        }
    }

    /**
     * The group that feeds it. Throws {@link UnknownTopicOrPartitionException} if it has no topic.
     */
    String groupOf(TenantId tenant) {
        String topic = Topics.ratingExport(tenant).name();
        return GROUPS
                + Objects.requireNonNull(
                                KafkaAnswer.of(admin.describeTopics(List.of(topic)).allTopicNames())
                                        .get(topic))
                        .topicId();
    }

    /**
     * Records of the log that are not looked at yet; null if it cannot be fed, since its topic or
     * its place is gone.
     */
    @Nullable Long behind(TenantId tenant) {
        try {
            Map<TopicPartition, Long> place = placeOf(groupOf(tenant));
            return place.size() < LOG.size()
                    ? null
                    : Long.valueOf(
                            offsets(LOG, OffsetSpec.latest()).entrySet().stream()
                                    .mapToLong(
                                            end ->
                                                    end.getValue()
                                                            - Objects.requireNonNull(
                                                                    place.get(end.getKey())))
                                    .sum());
        } catch (UnknownTopicOrPartitionException _) {
            return null;
        }
    }

    /** Throws {@link GroupNotEmptyException} while an instance still feeds it. */
    void delete(TenantId tenant) {
        try {
            String group = groupOf(tenant);
            try {
                KafkaAnswer.of(admin.deleteConsumerGroups(List.of(group)).all());
            } catch (GroupIdNotFoundException _) {
                // deleted before
            }
            KafkaAnswer.of(admin.deleteTopics(List.of(Topics.ratingExport(tenant).name())).all());
        } catch (UnknownTopicOrPartitionException _) {
            // deleted before
        }
    }

    private Map<TopicPartition, Long> placeOf(String group) {
        return KafkaAnswer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .entrySet()
                .stream()
                .filter(it -> it.getValue() != null)
                .collect(toMap(Map.Entry::getKey, it -> it.getValue().offset()));
    }

    private boolean isEmpty(TenantId tenant) {
        List<TopicPartition> partitions = partitions(Topics.ratingExport(tenant).name());
        return offsets(partitions, OffsetSpec.latest()).values().stream().allMatch(end -> end == 0);
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(toMap(it -> it, _ -> which));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                KafkaAnswer.of(admin.listOffsets(wanted).all());
        return found.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, it -> it.getValue().offset()));
    }

    private static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, Topics.RATINGS_PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }
}
