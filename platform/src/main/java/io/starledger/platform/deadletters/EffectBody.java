package io.starledger.platform.deadletters;

import io.starledger.schemas.ids.TenantId;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a decision does, or would do. */
@Schema(name = "DeadLetterEffect")
record EffectBody(
        @Schema(description = "Whether nothing was done") boolean dryRun,
        @Schema(description = "How many it is about") long letters,
        @Schema(description = "How many of each topic") List<TopicBody> topics,
        @Schema(description = "Of how many tenants, as far as keys tell") long tenants,
        @Schema(description = "The first 100 of them") List<UUID> tenantIds,
        @Schema(description = "Those that cannot be retried") List<RefusedBody> refused,
        @Schema(description = "Selected, and to be asked for again: a call decides on 500")
                long left,
        @Schema(
                        description =
                                "Named as until, it leaves out what fails again meanwhile; the"
                                        + " clock of the service")
                Instant asOf) {
    private static final int MOST_TENANTS = 100;

    /** How many letters of a topic. */
    @Schema(name = "DeadLetterTopic")
    record TopicBody(String topic, long letters) {}

    /** Letters that cannot be retried. */
    @Schema(name = "DeadLetterRefusal")
    record RefusedBody(
            @Schema(description = "And what to do instead") String reason, long letters) {}

    static EffectBody of(Effect effect, boolean dryRun, Instant now) {
        Map<String, Long> topics = effect.topics();
        return new EffectBody(
                dryRun,
                effect.letters().size(),
                topics.entrySet().stream()
                        .map(it -> new TopicBody(it.getKey(), it.getValue()))
                        .toList(),
                effect.tenants().size(),
                effect.tenants().stream().limit(MOST_TENANTS).map(TenantId::value).toList(),
                effect.refused().entrySet().stream()
                        .map(it -> new RefusedBody(it.getKey(), it.getValue()))
                        .toList(),
                effect.left(),
                now);
    }
}
