package io.starledger.platform.tenancy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;

import org.jspecify.annotations.Nullable;

import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;

/**
 * The public keys of one issuer, fetched when they are first needed, when they are too old, and
 * when a token names one that is not known. No caller can have them fetched more than twice in the
 * time between fetches; while the issuer is away those last known count on. Blocks.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {
    private static final int HTTP_TIMEOUT_MS = 2_000;
    private static final int WAIT_FOR_ANOTHERS_FETCH_MS = 5_000;

    private final JWKSource<SecurityContext> remote;
    private volatile boolean fetched;

    IssuerKeys(URI jwkSet, TenancySettings.Keys settings) throws MalformedURLException {
        this.remote =
                JWKSourceBuilder.create(
                                jwkSet.toURL(),
                                new DefaultResourceRetriever(
                                        HTTP_TIMEOUT_MS,
                                        HTTP_TIMEOUT_MS,
                                        JWKSourceBuilder.DEFAULT_HTTP_SIZE_LIMIT))
                        .cache(settings.cachedFor().toMillis(), WAIT_FOR_ANOTHERS_FETCH_MS)
                        .refreshAheadCache(false) // its threads would outlive the application
                        .rateLimited(settings.betweenFetches().toMillis())
                        .outageTolerant(settings.keptInOutage().toMillis())
                        .build();
    }

    /** A key that may not be looked for now, of an issuer whose keys are known, is no key of it. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            List<JWK> found = remote.get(selector, context);
            fetched = true;
            return found;
        } catch (RateLimitReachedException e) {
            if (fetched) {
                return List.of();
            }
            throw e;
        }
    }
}
