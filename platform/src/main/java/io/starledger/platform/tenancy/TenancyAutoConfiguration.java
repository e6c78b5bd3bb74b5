package io.starledger.platform.tenancy;

import io.starledger.platform.audit.AuditAutoConfiguration;
import io.starledger.platform.audit.AuditTrail;
import io.starledger.platform.audit.KafkaAuditTrail;
import io.starledger.platform.kafka.LogPreparation;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;

import java.net.MalformedURLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A resource server over an allow-list of issuers, and the rules of all services. */
@AutoConfiguration(after = AuditAutoConfiguration.class)
@EnableConfigurationProperties(TenancySettings.class)
public class TenancyAutoConfiguration {
    private static final Duration CLOCK_LEEWAY = Duration.ofSeconds(60);

    @Bean
    WebFilter tenancyFilter(
            TenancySettings settings,
            ObjectProvider<AccessRule> rules,
            ObjectProvider<SignedCall> signed,
            Admission admission,
            AuditTrail audit)
            throws MalformedURLException {
        Map<String, JwtDecoder> decoders = new HashMap<>();
        for (TenancySettings.Issuer issuer : settings.issuers()) {
            decoders.put(issuer.issuer(), decoder(issuer, settings));
        }
        return new TenancyFilter(
                new TrustedIssuersDecoder(decoders, settings),
                new AccessControl(rules.stream().toList(), signed.stream().toList()),
                admission,
                audit);
    }

    @Bean
    @ConditionalOnBean(AccessRule.class)
    LogPreparation auditPreparation(KafkaAuditTrail audit) {
        return audit.preparation();
    }

    @Bean
    WebFluxConfigurer tenantIdConverter() {
        return new WebFluxConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                Converter<String, TenantId> converter = TenantId::parse;
                registry.addConverter(String.class, TenantId.class, converter);
            }
        };
    }

    static JwtDecoder decoder(TenancySettings.Issuer issuer, TenancySettings settings)
            throws MalformedURLException {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSource(new IssuerKeys(issuer.jwkSetUri(), settings.keys()))
                        .jwsAlgorithms(TenancyAutoConfiguration::allow)
                        .build();
        OAuth2TokenValidator<Jwt> validator =
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(CLOCK_LEEWAY),
                        new JwtIssuerValidator(issuer.issuer()),
                        new JwtClaimValidator<List<String>>(
                                "aud", aud -> aud != null && aud.contains(settings.audience())),
                        new JwtClaimValidator<Object>("exp", Objects::nonNull),
                        new JwtClaimValidator<Instant>(
                                "iat", TenancyAutoConfiguration::isNotOfTheFuture));
        decoder.setJwtValidator(validator);
        return decoder;
    }

    /** RFC 7519 leaves {@code iat} to us; absent is fine. */
    private static boolean isNotOfTheFuture(@Nullable Instant issuedAt) {
        return issuedAt == null || !issuedAt.isAfter(Instant.now().plus(CLOCK_LEEWAY));
    }

    /** Signatures by private keys alone: no secret is shared with an issuer. */
    private static void allow(Set<SignatureAlgorithm> allowed) {
        allowed.addAll(
                Set.of(
                        SignatureAlgorithm.ES256,
                        SignatureAlgorithm.RS256,
                        SignatureAlgorithm.PS256));
    }
}
