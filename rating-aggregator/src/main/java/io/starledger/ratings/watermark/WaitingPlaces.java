package io.starledger.ratings.watermark;

import io.starledger.schemas.ids.TenantId;

import java.util.HashMap;
import java.util.Map;

/** Places for so many to wait, and for so many of one tenant. Safe for use by many threads. */
public final class WaitingPlaces {
    private final int places;
    private final int placesPerTenant;
    private final Map<TenantId, Integer> taken = new HashMap<>();
    private int total;

    public WaitingPlaces(int places, int placesPerTenant) {
        this.places = places;
        this.placesPerTenant = placesPerTenant;
    }

    /** Whether there was a place; then it has to be given back. */
    public synchronized boolean take(TenantId tenant) {
        int own = taken.getOrDefault(tenant, 0);
        if (total >= places || own >= placesPerTenant) {
            return false;
        }
        taken.put(tenant, own + 1);
        total++;
        return true;
    }

    public synchronized void giveBack(TenantId tenant) {
        taken.computeIfPresent(tenant, (_, own) -> own == 1 ? null : own - 1);
        total--;
    }

    public synchronized int taken() {
        return total;
    }
}
