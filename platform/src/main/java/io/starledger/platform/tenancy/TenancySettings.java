package io.starledger.platform.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
 */
@Validated
@ConfigurationProperties("starledger.tenancy")
public record TenancySettings(
        @Valid @DefaultValue List<Issuer> issuers,
        @NotEmpty @DefaultValue("starledger") String audience,
        @Positive @DefaultValue("10000") int cachedTokens,
        @NotNull @DefaultValue("1m") Duration cachedFor) {

    /**
     * A trusted issuer.
     *
     * @param issuer the exact claim {@code iss}
     * @param jwkSetUri where its public keys are
     */
    public record Issuer(@NotEmpty String issuer, @NotEmpty String jwkSetUri) {}
}
