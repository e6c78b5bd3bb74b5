package io.starledger.platform.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.redis.GuardedRedis;
import io.starledger.platform.redis.RedisConfiguration;
import io.starledger.platform.redis.RedisSettings;
import io.starledger.platform.tenancy.Admission;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import java.time.InstantSource;

/** Every service limits its tenants; without Redis it does so on its own. */
@AutoConfiguration
@Import(RedisConfiguration.class)
@EnableConfigurationProperties(LimitsSettings.class)
public class LimitsAutoConfiguration {

    /** Unless the service knows what its tenants have bought. */
    @Bean
    @ConditionalOnMissingBean
    TenantLimits tenantLimits(LimitsSettings settings) {
        return new ConfiguredLimits(settings);
    }

    @Bean
    RateLimiter rateLimiter(
            TenantLimits limits,
            GuardedRedis redis,
            RedisSettings settings,
            MeterRegistry metrics) {
        return new RateLimiter(
                limits,
                redis,
                settings.readTimeout(),
                new LimitMetrics(metrics),
                InstantSource.system());
    }

    @Bean
    Admission requestAdmission(RateLimiter limiter) {
        return new RequestAdmission(limiter);
    }
}
