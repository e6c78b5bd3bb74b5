package io.starledger.cli.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.cli.http.TenantClient;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Sends one batch and sorts out which of its rows the platform did not take. */
record BatchSender(TenantClient client, RejectedFile rejectedFile) {

    /** How many rows were accepted and rejected, here or there. */
    ImportSummary send(Batch batch) {
        List<RejectedRow> rejected = new ArrayList<>(batch.rejected());
        long accepted = send(batch.ratings(), rejected);
        rejected.sort(Comparator.comparingLong(row -> row.row().line()));
        rejectedFile.write(rejected);
        return new ImportSummary(accepted, rejected.size());
    }

    /**
     * What the tenant's limit kept out is sent once more. An answer lists the first of many
     * rejected lines only. The halves are then sent as batches of their own, in the same order:
     * what was accepted already counts once.
     */
    private long send(List<RatingRow> ratings, List<RejectedRow> rejected) {
        if (ratings.isEmpty()) {
            return 0;
        }
        JsonNode answer = client.postLines("ratings/batch", lines(ratings));
        JsonNode resendFrom = answer.path("resend_from");
        int taken = resendFrom.isInt() ? resendFrom.asInt() - 1 : ratings.size();
        List<RatingRow> kept = ratings.subList(0, taken);
        List<RatingRow> again = ratings.subList(taken, ratings.size());
        List<JsonNode> listed =
                answer.path("rejected")
                        .valueStream()
                        .filter(line -> line.path("line").asInt() <= taken)
                        .toList();
        long invalid = answer.path("rejected_count").asLong() - again.size();
        if (invalid > listed.size() && kept.size() > 1) {
            int half = kept.size() / 2;
            return send(kept.subList(0, half), rejected)
                    + send(kept.subList(half, kept.size()), rejected)
                    + send(again, rejected);
        }
        listed.forEach(line -> rejected.add(rejection(line, kept)));
        return answer.path("accepted").asLong() + send(again, rejected);
    }

    private static byte[] lines(List<RatingRow> ratings) {
        return ratings.stream()
                .map(RatingRow::json)
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
    }

    private static RejectedRow rejection(JsonNode line, List<RatingRow> ratings) {
        CsvRow row = ratings.get(line.path("line").asInt() - 1).row();
        return new RejectedRow(row, line.path("detail").asString());
    }
}
