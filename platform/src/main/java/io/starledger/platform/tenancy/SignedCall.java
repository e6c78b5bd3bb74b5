package io.starledger.platform.tenancy;

import org.springframework.http.HttpMethod;

/**
 * An operation that anybody may call without a token, because it finds out by a signature, before
 * it does anything, who sent the request. It counts against no tenant's limit: it has to bound
 * itself what it takes. A variable {@code {tenantId}} in its path says nothing about the caller.
 *
 * @param path a Spring path pattern
 */
public record SignedCall(HttpMethod method, String path) {}
