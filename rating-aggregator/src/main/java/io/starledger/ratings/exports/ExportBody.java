package io.starledger.ratings.exports;

import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** An export, and what its tenant needs to read it. */
@Schema(name = "Export")
record ExportBody(
        UUID tenantId,
        @Schema(example = "export.5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11.ratings.v1") String topic,
        @Schema(
                        description = "What the names of its consumer groups begin with",
                        example = "export.5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11.")
                String groupPrefix,
        @Schema(
                        description =
                                "everybody: the brokers have no authorizer, every client reads"
                                        + " every topic; what follows is null",
                        allowableValues = {"own_principal", "everybody"})
                String access,
        @Nullable String principal,
        @Schema(example = "SCRAM-SHA-512") @Nullable String mechanism,
        @Schema(description = "Told once; null if the principal had one") @Nullable String password,
        @Schema(description = "Of all its consumers together, from one broker")
                @Nullable Long consumerBytesPerSecond) {

    static ExportBody of(TenantId tenant, ExportAccess access) {
        String topic = Topics.ratingExport(tenant).name();
        String groups = KafkaExportAccess.groupPrefixOf(tenant);
        return switch (access) {
            case ExportAccess.OwnPrincipal(String name, String password, long bytes) ->
                    new ExportBody(
                            tenant.value(),
                            topic,
                            groups,
                            "own_principal",
                            name,
                            KafkaExportAccess.mechanism(),
                            password,
                            bytes);
            case ExportAccess.Everybody _ ->
                    new ExportBody(
                            tenant.value(), topic, groups, "everybody", null, null, null, null);
        };
    }
}
