package io.starledger.ratings.exports;

import io.starledger.schemas.topics.Topics;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All exports, by tenant. */
@Schema(name = "ExportList")
record ExportListBody(List<ListedExport> exports) {

    /** One that is enabled. */
    @Schema(name = "ListedExport")
    record ListedExport(
            UUID tenantId,
            String topic,
            Instant enabledAt,
            @Schema(description = "Who the operator was; null if unknown")
                    @Nullable String enabledBy,
            @Schema(
                            description =
                                    "Records of all tenants that are not looked at yet; null if it"
                                            + " is not fed, as its topic or its place in the log is"
                                            + " gone: disable it with delete_topic, and enable it"
                                            + " anew")
                    @Nullable Long recordsBehind) {

        static ListedExport of(Export export, @Nullable Long recordsBehind) {
            return new ListedExport(
                    export.tenant().value(),
                    Topics.ratingExport(export.tenant()).name(),
                    export.enabledAt(),
                    export.enabledBy(),
                    recordsBehind);
        }
    }
}
