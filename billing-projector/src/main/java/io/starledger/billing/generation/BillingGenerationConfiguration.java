package io.starledger.billing.generation;

import io.starledger.billing.account.AccountConfiguration;
import io.starledger.billing.account.AccountTopology;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.BillingSettingsCodec;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.quota.QuotaConfiguration;
import io.starledger.billing.quota.QuotaTopology;
import io.starledger.billing.view.PostgresStages;
import io.starledger.billing.view.ViewConfiguration;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.generation.KafkaProgress;
import io.starledger.platform.generation.KafkaProgress.Offsets;
import io.starledger.platform.generation.KafkaProgress.Stage;
import io.starledger.platform.generation.ViewProgress;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.postgres.PostgresConfiguration;
import io.starledger.platform.projection.ProjectionConfiguration;
import io.starledger.platform.streams.StreamsConfiguration;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.util.ArrayList;
import java.util.List;

/**
 * All that one generation consists of: its topologies, its projections and what reads its views.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    StreamsConfiguration.class,
    ProjectionConfiguration.class,
    PostgresConfiguration.class,
    AccountConfiguration.class,
    QuotaConfiguration.class,
    ViewConfiguration.class
})
class BillingGenerationConfiguration {

    @Bean
    BillingRules billingRules(Generation generation) {
        return BillingSettingsCodec.decode(generation.settings()).rules();
    }

    @Bean
    Catalogue plansByVersion(Generation generation) {
        return BillingSettingsCodec.decode(generation.settings()).plansByVersion();
    }

    @Bean
    ViewProgress billingProgress(
            Generation generation, Admin admin, KafkaSettings kafka, PostgresStages views) {
        String quotas = generation.named(QuotaTopology.APPLICATION_ID);
        Offsets folded =
                KafkaProgress.committed(admin, generation.named(AccountTopology.APPLICATION_ID));
        Offsets counted = KafkaProgress.committed(admin, quotas);
        List<Stage> stages = new ArrayList<>();
        stages.add(Stage.of(folded, List.of(Topics.STRIPE_EVENTS, Topics.GRANTS)));
        stages.add(
                Stage.of(
                        counted,
                        List.of(
                                generation.of(Topics.ACCOUNTS),
                                Topics.STRIPE_INBOX,
                                Topics.RATING_EVENTS)));
        stages.add(
                Stage.of(counted, QuotaTopology.internalTopics(quotas), Topics.BILLING_PARTITIONS));
        stages.addAll(views.all());
        return new KafkaProgress(admin, kafka, stages);
    }
}
