package io.starledger.platform.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Whom we believe.
 *
 * @param issuers trusted issuers; a token of any other is refused
 * @param audience that a token must name
 * @param cachedTokens verified tokens kept in memory
 * @param cachedFor how long a verified token is believed without being verified again; never beyond
 *     its {@code exp}
 * @param keys how issuers are asked for their keys
 */
@Validated
@ConfigurationProperties("starledger.tenancy")
public record TenancySettings(
        @DefaultValue List<@Valid Issuer> issuers,
        @NotEmpty @DefaultValue("starledger") String audience,
        @Positive @DefaultValue("10000") int cachedTokens,
        @NotNull @DefaultValue("1m") Duration cachedFor,
        @Valid @DefaultValue Keys keys) {

    /**
     * A trusted issuer.
     *
     * @param issuer the exact claim {@code iss}
     * @param jwkSetUri where its public keys are
     */
    public record Issuer(@NotEmpty String issuer, @NotNull URI jwkSetUri) {}

    /**
     * How an issuer is asked for its keys.
     *
     * @param cachedFor how long they count without being fetched again: a key the issuer withdrew
     *     is believed no longer than this
     * @param betweenFetches less than {@code cachedFor}; no more than two fetches begin within it,
     *     whatever keys tokens name
     * @param keptInOutage how long they count while they cannot be fetched
     */
    public record Keys(
            @NotNull @DefaultValue("5m") Duration cachedFor,
            @NotNull @DefaultValue("10s") Duration betweenFetches,
            @NotNull @DefaultValue("1h") Duration keptInOutage) {}
}
