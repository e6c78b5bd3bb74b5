package io.starledger.billing.view;

import io.starledger.billing.catalogue.BillingSettings;
import io.starledger.platform.postgres.PostgresSettings;
import io.starledger.platform.postgres.Shards;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.ViewSchema;
import io.starledger.platform.projection.Projection;
import io.starledger.platform.projection.Projections;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.util.List;

/** The projections of billing, one into each shard of PostgreSQL, and what reads them. */
@Configuration(proxyBeanMethods = false)
public class ViewConfiguration {
    private static final int OPERATORS = 2;
    private static final int WAITING = 100;

    @Bean
    ViewSchema viewSchema(PostgresSettings settings) {
        return new ViewSchema(
                PostgresBillingProjection.SCHEMA,
                PostgresBillingProjection.SCHEMA,
                settings.slotTable());
    }

    @Bean
    Projections billingViews(Shards shards) {
        List<Projection> projections =
                shards.all().stream().<Projection>map(PostgresBillingProjection::new).toList();
        return new Projections(projections);
    }

    @Bean
    UnboughtTenant unboughtTenant(BillingSettings settings) {
        return UnboughtTenant.of(settings.rules(), settings.plansByVersion());
    }

    @Bean
    PostgresBillingReader billingReader(TenantReads postgres, UnboughtTenant unbought) {
        return new PostgresBillingReader(postgres, unbought);
    }

    /** Few, as each waits for a connection of those that write. */
    @Bean(destroyMethod = "dispose")
    Scheduler billingOperators() {
        return Schedulers.newBoundedElastic(OPERATORS, WAITING, "billing-operators");
    }

    @Bean
    PostgresTenantDirectory tenantDirectory(
            Shards shards, UnboughtTenant unbought, Scheduler billingOperators) {
        return new PostgresTenantDirectory(shards, unbought, billingOperators);
    }
}
