package io.starledger.schemas.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.history.SchemaHistory;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaCatalogueTest {
    private final SchemaCatalogue catalogue = SchemaCatalogue.shipped();

    @Test
    void knowsEveryRecordOfTheSources() {
        assertThat(SchemaCatalogue.RECORDS)
                .extracting(Schema::getName)
                .containsExactlyInAnyOrderElementsOf(SchemaHistory.records());
    }

    @Test
    void findsEveryCommittedVersionByItsFingerprint() {
        for (String record : SchemaHistory.records()) {
            for (Schema version : SchemaHistory.versionsOf(record)) {
                assertThat(catalogue.find(SchemaFingerprint.of(version))).contains(version);
            }
        }
    }

    @Test
    void findsWhatTodaysClassesWrite() {
        for (Schema schema : SchemaCatalogue.RECORDS) {
            assertThat(catalogue.find(SchemaFingerprint.of(schema))).isPresent();
        }
    }

    @Test
    void doesNotFindAStranger() {
        assertThat(catalogue.find(SchemaFingerprint.of(Schema.create(Schema.Type.INT)))).isEmpty();
    }
}
