/**
 * How much a tenant may ask for: requests that write, requests that read, and ratings in batches.
 * Owns the plans, the buckets in Redis ({@code limits:{tenant}:…}) that all instances share, those
 * in memory that stand in for them while Redis is away, the filter's decision and the fields {@code
 * RateLimit} and {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-11). Does not own
 * who the tenant is ({@code tenancy}) nor what it has bought.
 */
@NullMarked
package io.starledger.platform.limits;

import org.jspecify.annotations.NullMarked;
