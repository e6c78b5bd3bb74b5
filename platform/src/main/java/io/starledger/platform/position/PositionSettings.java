package io.starledger.platform.position;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key that seals positions.
 *
 * @param keyset a Tink AEAD keyset in JSON, the same for all instances of all services; without one
 *     each process makes its own and its tokens end with it
 */
@ConfigurationProperties("starledger.position")
public record PositionSettings(@Nullable String keyset) {}
