package io.starledger.platform.idempotency;

import io.starledger.schemas.ids.TenantId;

/**
 * A request with an idempotency key.
 *
 * @param key as the tenant chose it, of any characters
 * @param fingerprint of the method, the path and the body
 */
public record KeyedRequest(TenantId tenant, String key, Fingerprint fingerprint) {

    /** The tenant is the hash tag; of the key there is a hash, so that it shapes nothing. */
    String inRedis() {
        return "idempotency:{" + tenant + "}:" + Fingerprint.of(key).value();
    }
}
