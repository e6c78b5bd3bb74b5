package io.starledger.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class TopicsTest {

    @Test
    void everyTopicIsNamedByDomainNounAndVersion() {
        assertThat(Topics.all())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9]"));
    }

    @Test
    void allRatingsTopicsHaveOnePartitionCount() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.name().startsWith("ratings."))
                .extracting(Topic::partitions)
                .containsOnly(12);
    }

    @Test
    void allBillingTopicsHaveOnePartitionCount() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.name().startsWith("billing."))
                .extracting(Topic::partitions)
                .containsOnly(6);
    }

    @Test
    void anExportIsNamedByItsTenantAndKeepsTheItemsPartitions() {
        // given
        TenantId tenant = TenantId.parse("5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11");

        // when
        Topic<ItemKey, RatingEvent> export = Topics.ratingExport(tenant);

        // then
        assertThat(export.name())
                .isEqualTo("export.5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11.ratings.v1");
        assertThat(export.partitions()).isEqualTo(Topics.RATING_EVENTS.partitions());
        assertThat(Topics.all()).doesNotContain(export);
    }

    @Test
    void eventsAreKeptForEver() {
        assertThat(
                        List.of(
                                Topics.RATING_EVENTS,
                                Topics.STRIPE_INBOX,
                                Topics.STRIPE_EVENTS,
                                Topics.GRANTS,
                                Topics.TENANT_EVENTS))
                .extracting(Topic::settings)
                .allSatisfy(
                        settings ->
                                assertThat(settings)
                                        .containsEntry("cleanup.policy", "delete")
                                        .containsEntry("retention.ms", "-1")
                                        .containsEntry("retention.bytes", "-1"));
    }

    @Test
    void anErasedCommentIsDueForTheLogCleanerWithinADay() {
        assertThat(Topics.RATING_COMMENTS.settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.compaction.lag.ms", "86400000");
    }

    @Test
    void viewsAreCompacted() {
        assertThat(Topics.CURRENT_RATINGS.settings()).containsEntry("cleanup.policy", "compact");
        assertThat(Topics.ITEM_AGGREGATES.settings()).containsEntry("cleanup.policy", "compact");
        assertThat(Topics.CUSTOMER_LINKS.settings()).containsEntry("cleanup.policy", "compact");
        assertThat(Topics.ACCOUNTS.settings()).containsEntry("cleanup.policy", "compact");
        assertThat(Topics.USAGE.settings()).containsEntry("cleanup.policy", "compact");
        assertThat(Topics.USAGE_HOURS.settings()).containsEntry("cleanup.policy", "compact");
        assertThat(Topics.QUOTAS.settings()).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void whatEveryInstanceReadsAtItsStartIsCutShort() {
        assertThat(Topics.QUOTAS.settings())
                .containsEntry("segment.bytes", "33554432")
                .containsEntry("max.compaction.lag.ms", "604800000");
    }

    @Test
    void theRecordTimestampIsTheWriters() {
        assertThat(Topics.all())
                .extracting(Topic::settings)
                .allSatisfy(
                        settings ->
                                assertThat(settings)
                                        .containsEntry("message.timestamp.type", "CreateTime"));
    }

    @Test
    void deadLettersStandBesideTheirTopicForNinetyDays() {
        assertThat(Topics.RATING_EVENTS.deadLetters()).isEqualTo("ratings.events.v1.dlq");
        assertThat(Topics.RATING_EVENTS.deadLetterSettings())
                .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "7776000000"));
    }
}
