package io.starledger.platform.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.starledger.schemas.ids.TenantId;

import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The slot of a tenant: murmur3 (x86, 32 bits, seed 0) of its id's text, modulo {@value #COUNT}. It
 * decides where rows stand, so neither may ever change.
 */
public final class TenantSlot {
    public static final int COUNT = 1_024;

    private TenantSlot() {}

    public static int of(TenantId tenant) {
        return Math.floorMod(MurmurHash3.hash32x86(tenant.toString().getBytes(US_ASCII)), COUNT);
    }
}
