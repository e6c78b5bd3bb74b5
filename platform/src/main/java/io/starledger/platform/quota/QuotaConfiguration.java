package io.starledger.platform.quota;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.generation.GenerationLedgerConfiguration;
import io.starledger.platform.generation.KafkaGenerations;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.kafka.TopicFollower.Following;
import io.starledger.platform.limits.ConfiguredLimits;
import io.starledger.platform.limits.LimitsSettings;
import io.starledger.platform.limits.TenantLimits;
import io.starledger.platform.telemetry.Metric;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.time.InstantSource;

/** For a service whose calls depend on what tenants have bought. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QuotaSettings.class, LimitsSettings.class})
@Import(GenerationLedgerConfiguration.class)
public class QuotaConfiguration {
    private static final String VIEW = "quotas";

    @Bean
    HeldQuotas heldQuotas(LimitsSettings limits, MeterRegistry metrics) {
        HeldQuotas quotas = new HeldQuotas(new ConfiguredLimits(limits));
        Metric.QUOTAS_HELD.gauge(metrics, quotas, HeldQuotas::size);
        return quotas;
    }

    @Bean
    TenantLimits quotaLimits(HeldQuotas quotas, LimitsSettings limits) {
        return new QuotaLimits(quotas, new ConfiguredLimits(limits));
    }

    @Bean
    KafkaQuotas kafkaQuotas(
            KafkaGenerations generations,
            KafkaSettings kafka,
            QuotaSettings settings,
            Serdes serdes,
            HeldQuotas quotas,
            LimitsSettings limits,
            MeterRegistry metrics) {
        QuotaCodec codec = new QuotaCodec(new ConfiguredLimits(limits));
        KafkaQuotas followed =
                new KafkaQuotas(
                        generations,
                        (table, generation) ->
                                new TopicFollower(
                                        new Following(
                                                kafka,
                                                Topics.QUOTAS.ofGeneration(generation),
                                                settings.startLimit(),
                                                Following.WHOLE),
                                        new QuotaIntake(
                                                serdes, codec, table, InstantSource.system())),
                        quotas);
        Metric.VIEW_LAGGED.gauge(metrics, VIEW, followed, KafkaQuotas::lag);
        return followed;
    }
}
