package io.starledger.benchmarks.report;

import static io.starledger.benchmarks.report.Reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;

final class JsonReportTest {
    @TempDir private Path directory;

    @Test
    void everyRunOfARowIsWritten() {
        Comparison row = comparison(Sample.of(3, 1, 2), Sample.of(4), new Bound.RatioAtLeast(0.7));

        JsonNode written = write(Reports.of(row)).at("/comparisons/0");

        assertThat(written.at("/starledger/runs").toString()).isEqualTo("[3.0,1.0,2.0]");
        assertThat(written.at("/starledger/median").doubleValue()).isEqualTo(2);
        assertThat(written.at("/ratio").doubleValue()).isEqualTo(0.5);
        assertThat(written.at("/within_bound").booleanValue()).isFalse();
        assertThat(written.has("at_most")).isFalse();
    }

    @Test
    void theMachineIsWritten() {
        JsonNode written = write(Reports.of());

        assertThat(written.at("/machine/cores").intValue()).isEqualTo(2);
        assertThat(written.at("/within_bounds").booleanValue()).isTrue();
    }

    private JsonNode write(Report report) {
        Path file = directory.resolve("report.json");
        JsonReport.write(report, file);
        return JsonMapper.builder().build().readTree(file);
    }
}
