package io.starledger.cli.importing;

import io.starledger.cli.http.TenantClient;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sends one batch and sorts out which of its rows the platform did not take. */
record BatchSender(TenantClient client, RejectedFile rejectedFile) {

    /** How many rows were accepted and rejected, here or there. */
    ImportSummary send(Batch batch) {
        List<RejectedRow> rejected = new ArrayList<>(batch.rejected());
        long accepted = 0;
        if (!batch.ratings().isEmpty()) {
            JsonNode answer = client.postLines("ratings/batch", batch.lines());
            accepted = answer.path("accepted").asLong();
            answer.path("rejected").forEach(line -> rejected.add(rejection(line, batch)));
        }
        rejected.sort(Comparator.comparingLong(row -> row.row().line()));
        rejectedFile.write(rejected);
        return new ImportSummary(accepted, rejected.size());
    }

    private static RejectedRow rejection(JsonNode line, Batch batch) {
        CsvRow row = batch.ratings().get(line.path("line").asInt() - 1);
        return new RejectedRow(row, line.path("detail").asString());
    }
}
