package io.starledger.billing.tenants;

import io.starledger.billing.link.KafkaParkedReader;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What waits for a link. */
@Schema(name = "ParkedList")
record ParkedBody(
        @Schema(description = "The longest wait first; at most 1,000, of the process that answers")
                List<ParkedDeliveries> parked) {
    private static final int MOST = 1_000;

    /** Deliveries that wait for the same. */
    @Schema(name = "Parked")
    record ParkedDeliveries(
            @Schema(example = "acct_1") String account,
            @Schema(allowableValues = {"customer", "object"}) String waitingFor,
            @Schema(description = "A customer to be linked, or an object whose customer is unknown")
                    String id,
            long count,
            Instant oldestAt,
            @Schema(description = "In seconds") long age) {}

    static ParkedBody of(List<KafkaParkedReader.Parked> all, Instant now) {
        return new ParkedBody(
                all.stream()
                        .sorted(Comparator.comparing(KafkaParkedReader.Parked::oldestAt))
                        .limit(MOST)
                        .map(
                                it ->
                                        new ParkedDeliveries(
                                                it.account(),
                                                it.isCustomer() ? "customer" : "object",
                                                it.id(),
                                                it.count(),
                                                it.oldestAt(),
                                                Math.max(
                                                        0,
                                                        Duration.between(it.oldestAt(), now)
                                                                .toSeconds())))
                        .toList());
    }
}
