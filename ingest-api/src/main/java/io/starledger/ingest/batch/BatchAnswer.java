package io.starledger.ingest.batch;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/** What became of the lines of a batch. */
@Schema(name = "BatchAnswer")
record BatchAnswer(
        @Schema(description = "Lines that are recorded.", example = "998") long accepted,
        @Schema(description = "Lines that are not; blank lines are neither.", example = "1")
                long rejectedCount,
        @Schema(
                        description =
                                "The rejected lines in their order, the first 1,000 of them; the"
                                        + " count says whether there are more.")
                List<Rejected> rejected,
        @Schema(
                        description =
                                "The first line that a limit or the quota of the tenant kept out:"
                                    + " it and every line after it are to be sent again. Null if"
                                    + " there is none.",
                        example = "5001")
                @Nullable Long resendFrom,
        @Schema(
                        description = "Where in the log the last of the lines stands. Opaque.",
                        example = "AXk3c0RkZ0…")
                String position) {

    /** One rejected line. */
    @Schema(name = "RejectedLine")
    record Rejected(
            @Schema(description = "Its number; the first line's is 1.", example = "7") long line,
            @Schema(
                            description = "The problem's type.",
                            example = "urn:starledger:problem:invalid-request")
                    URI type,
            @Schema(
                            description = "Everything that is wrong with it.",
                            example =
                                    "/score: expected a whole number of 1 to 5 but was the number"
                                            + " 6")
                    String detail) {

        static Rejected of(RejectedLine line) {
            return new Rejected(line.number(), line.type().uri(), line.detail());
        }
    }
}
