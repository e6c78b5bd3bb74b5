package io.starledger.schemas.serde;

import java.time.Duration;

/** How long tests wait for a registry. */
final class RegistryCalls {
    static final RegistryCall PATIENT = new RegistryCall(1, Duration.ofSeconds(30));
    static final RegistryCall IMPATIENT = new RegistryCall(2, Duration.ofSeconds(1));

    private RegistryCalls() {}
}
