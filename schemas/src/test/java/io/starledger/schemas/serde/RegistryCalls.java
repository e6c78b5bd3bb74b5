package io.starledger.schemas.serde;

import java.time.Duration;

/** How long tests wait for a registry. */
final class RegistryCalls {
    static final RegistryCall PATIENT = new RegistryCall(Duration.ofSeconds(10));
    static final RegistryCall IMPATIENT = new RegistryCall(Duration.ofMillis(20));

    private RegistryCalls() {}
}
