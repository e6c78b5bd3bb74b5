package io.starledger.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** The gate: what may be committed as a schema. */
class SchemaHistoryTest {

    @ParameterizedTest
    @MethodSource("records")
    void todaysSchemaAndAllCommittedVersionsReadEachOther(String record) {
        assertThat(SchemaRules.incompatibilities(current(record), versions(record))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void todaysSchemaIsTheNewestCommittedVersion(String record) {
        assertThat(SchemaRules.uncommitted(current(record), versions(record))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void versionsAreToldApartByTheirFingerprint(String record) {
        assertThat(SchemaRules.indistinguishable(versions(record))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordAndEveryFieldIsDocumented(String record) {
        assertThat(SchemaRules.undocumented(current(record))).isEmpty();
    }

    @Test
    void noVersionIsEverDropped() {
        assertThat(SchemaHistory.recordsWithHistory())
                .as("records in history/, which must equal those in src/main/avro/")
                .isEqualTo(SchemaHistory.records())
                .allSatisfy(record -> assertThat(SchemaHistory.strays(record)).isEmpty());
    }

    static List<String> records() {
        return SchemaHistory.records();
    }

    private static Schema current(String record) {
        return SchemaHistory.current(record);
    }

    private static List<Schema> versions(String record) {
        return SchemaHistory.versionsOf(record);
    }
}
