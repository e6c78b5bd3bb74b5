package io.starledger.billing.link;

import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * The platform's own checkout.
 *
 * @param keyset a Tink AEAD keyset in JSON, the same for all instances; it seals the references
 *     that checkouts carry. Without one each process makes its own, and checkouts begun before it
 *     started link nobody
 * @param validity of a reference, until a session with it is made
 */
@Validated
@ConfigurationProperties("starledger.billing.checkout")
record CheckoutSettings(@Nullable String keyset, @NotNull @DefaultValue("24h") Duration validity) {}
