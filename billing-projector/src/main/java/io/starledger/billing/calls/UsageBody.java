package io.starledger.billing.calls;

import io.starledger.billing.view.UsageRow;
import io.starledger.billing.view.UsedPeriod;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What a tenant used in a time. */
@Schema(name = "Usage", description = "Accepted ratings by hour, by day or by billing period.")
record UsageBody(
        Instant from,
        @Schema(description = "The first instant after it") Instant to,
        @Schema(allowableValues = {"hour", "day", "period"}) String step,
        @Schema(
                        description =
                                "Ascending: whole hours, days (UTC) or billing periods that lie at"
                                    + " least partly in it. Of hours and days there is one each,"
                                    + " those without any ratings have 0; billing periods, at most"
                                    + " 36, without any are left out")
                List<UsedPeriod> points,
        @Schema(description = "How many times the counts by billing period have changed")
                long revision,
        @Schema(
                        description =
                                "The newest accepted_at counted by billing period; null before the"
                                        + " first. Hours and days follow within a moment")
                @Nullable Instant countedUntil) {

    static UsageBody byPeriod(UsageRow row, UsageQuestion question) {
        return of(
                row,
                question,
                row.periods().stream()
                        .filter(it -> question.meets(it.startsAt(), it.endsAt()))
                        .toList());
    }

    static UsageBody of(UsageRow row, UsageQuestion question, List<UsedPeriod> points) {
        return new UsageBody(
                question.from(),
                question.to(),
                question.step().toString(),
                points,
                row.revision(),
                row.updatedAt());
    }
}
