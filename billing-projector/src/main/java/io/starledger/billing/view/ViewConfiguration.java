package io.starledger.billing.view;

import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.postgres.PostgresSettings;
import io.starledger.platform.postgres.Shards;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.ViewSchema;
import io.starledger.platform.projection.Projection;
import io.starledger.platform.projection.Projections;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;

import java.util.List;

/**
 * The projections of one generation of billing, one into each shard of PostgreSQL, and what reads
 * them.
 */
@Configuration(proxyBeanMethods = false)
public class ViewConfiguration {
    /** Of the first generation, and where the migrations of all are. */
    public static final String SCHEMA = "billing";

    @Bean
    ViewSchema viewSchema(Generation generation, PostgresSettings settings) {
        return new ViewSchema(
                generation.schema(SCHEMA), SCHEMA, settings.slotTable(generation.settings()));
    }

    @Bean
    Projections billingViews(Generation generation, Shards shards) {
        List<Projection> projections =
                shards.all().stream()
                        .<Projection>map(shard -> new PostgresBillingProjection(generation, shard))
                        .toList();
        return new Projections(projections);
    }

    @Bean
    PostgresStages viewStages(Generation generation, Shards shards) {
        return new PostgresStages(shards, KafkaBillingTopics.of(generation).read());
    }

    @Bean
    BillingViews billingReaders(
            Generation generation,
            TenantReads postgres,
            Shards shards,
            BillingRules rules,
            Catalogue plans,
            Scheduler billingOperators) {
        UnboughtTenant unbought = UnboughtTenant.of(rules, plans);
        return new BillingViews(
                generation.number(),
                new PostgresBillingReader(postgres, unbought),
                new PostgresTenantDirectory(shards, unbought, billingOperators));
    }
}
