package io.starledger.webhook.stripe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Counts what became of deliveries. */
final class WebhookMetrics {
    private final Map<String, Counter> accepted = new HashMap<>();
    private final Counter acceptedOther;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

    WebhookMetrics(MeterRegistry registry) {
        for (String type : EventTypes.known()) {
            accepted.put(type, Metric.WEBHOOKS_ACCEPTED.counter(registry, type));
        }
        acceptedOther = Metric.WEBHOOKS_ACCEPTED.counter(registry, "other");
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, Metric.WEBHOOKS_REFUSED.counter(registry, refusal.reason()));
        }
    }

    /** The log acknowledged it. */
    void accepted(String type) {
        accepted.getOrDefault(type, acceptedOther).increment();
    }

    void refused(Refusal refusal) {
        Objects.requireNonNull(refused.get(refusal)).increment();
    }
}
