package io.starledger.platform.generation;

import java.time.Instant;
import java.util.UUID;

/** A decision, who took it, and when by the clock of the service that was asked. */
record Decided(UUID id, String projection, Decision decision, String by, Instant at) {}
