package io.starledger.platform.limits;

import io.starledger.schemas.ids.TenantId;

/**
 * Which bucket. In Redis its name holds nothing that a caller could shape: a UUID, a word of ours
 * and the limit's numbers, so that a changed limit has a bucket of its own.
 */
record BucketKey(TenantId tenant, Meter meter, Limit limit) {

    /** The tenant is the hash tag: its buckets stand on one node of a cluster. */
    String inRedis() {
        return "limits:{%s}:%s:%d:%d:%d"
                .formatted(
                        tenant, meter.id(), limit.amount(), limit.per().toSeconds(), limit.burst());
    }
}
