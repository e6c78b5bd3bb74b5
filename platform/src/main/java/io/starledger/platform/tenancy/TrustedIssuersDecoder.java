package io.starledger.platform.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jwt.JWTParser;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Verifies a token by the keys of the issuer it names, if that issuer is trusted, and remembers it
 * for a while: verifying a signature costs more than everything else a read does.
 */
final class TrustedIssuersDecoder {
    private final Map<String, JwtDecoder> decoders;
    private final Cache<String, Caller> verified;

    TrustedIssuersDecoder(Map<String, JwtDecoder> decoders, TenancySettings settings) {
        this.decoders = Map.copyOf(decoders);
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(settings.cachedTokens())
                        .expireAfter(
                                Expiry.<String, Caller>creating(
                                        (_, caller) -> believedFor(caller, settings.cachedFor())))
                        .build();
    }

    /** Whose token it is if it was verified lately and is not expired; null says nothing. */
    @Nullable Caller known(String token) {
        return verified.getIfPresent(token);
    }

    /**
     * Verifies the token: {@link BadJwtException} if it is not to be believed, another {@code
     * JwtException} if that cannot be told now.
     */
    Mono<Caller> decode(String token) {
        JwtDecoder decoder = decoderFor(token);
        return decoder == null
                ? Mono.error(new BadJwtException("expected a token of a trusted issuer"))
                : Mono.fromCallable(() -> Caller.of(decoder.decode(token)))
                        .subscribeOn(Schedulers.boundedElastic()) // it may fetch keys
                        .doOnNext(caller -> verified.put(token, caller));
    }

    private @Nullable JwtDecoder decoderFor(String token) {
        try {
            String issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
            return issuer == null ? null : decoders.get(issuer);
        } catch (ParseException _) {
            return null;
        }
    }

    private static Duration believedFor(Caller caller, Duration atMost) {
        Instant expires = caller.expires();
        if (expires == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(Instant.now(), expires);
        return left.isNegative() ? Duration.ZERO : left.compareTo(atMost) < 0 ? left : atMost;
    }
}
