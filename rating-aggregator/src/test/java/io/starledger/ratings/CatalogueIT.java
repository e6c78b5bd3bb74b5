package io.starledger.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.testing.PostgresCatalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What PostgreSQL itself says of the tables: nothing in them can be read past row-level security.
 */
@ExtendWith(RunningService.class)
final class CatalogueIT {
    private final PostgresCatalogue catalogue =
            new PostgresCatalogue(RunningService.addresses().postgres());

    @Test
    void thereAreTables() {
        assertThat(catalogue.tables("ratings"))
                .contains(
                        "items",
                        "ratings",
                        "comments",
                        "positions",
                        "slots",
                        "watermarks",
                        "facts",
                        "standings",
                        "changes",
                        "seen_facts",
                        "history_positions");
    }

    @Test
    void nothingCanBeReadOrChangedPastRowLevelSecurity() {
        assertThat(catalogue.gaps()).isEmpty();
    }

    @Test
    void readersMayReadTheseAlone() {
        assertThat(catalogue.tablesThatReadersMayRead())
                .containsExactlyInAnyOrder(
                        "ratings.items",
                        "ratings.ratings",
                        "ratings.comments",
                        "ratings.watermarks",
                        "ratings.facts",
                        "ratings.standings",
                        "ratings.changes");
    }
}
