package io.starledger.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Each rule, seen to catch what it is for. */
class SchemaRulesTest {
    private static final String SCORE = "{'name':'score','type':'int','doc':'1 to 5.'}";
    private static final Schema FIRST = record(SCORE);
    private static final Schema WITH_DEFAULT =
            record(SCORE + ",{'name':'hidden','type':'boolean','default':false,'doc':'Hidden.'}");

    @Test
    void aFieldWithADefaultMayBeAdded() {
        assertThat(SchemaRules.incompatibilities(WITH_DEFAULT, List.of(FIRST))).isEmpty();
    }

    @Test
    void aFieldWithoutADefaultMayNotBeAdded() {
        Schema added = record(SCORE + ",{'name':'hidden','type':'boolean','doc':'Hidden.'}");

        assertThat(SchemaRules.incompatibilities(added, List.of(FIRST)))
                .singleElement()
                .asString()
                .startsWith(
                        "today's schema cannot read Example version 1:"
                                + " READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1, hidden");
    }

    @Test
    void aFieldWithoutADefaultMayNotBeRemoved() {
        assertThat(SchemaRules.incompatibilities(record(""), List.of(FIRST)))
                .singleElement()
                .asString()
                .startsWith("Example version 1 cannot read today's schema:");
    }

    @Test
    void everyEarlierVersionCountsNotOnlyTheLast() {
        Schema widened = record("{'name':'score','type':'long','doc':'1 to 5.'}");

        assertThat(SchemaRules.incompatibilities(widened, List.of(FIRST, widened)))
                .singleElement()
                .asString()
                .startsWith("Example version 1 cannot read today's schema: TYPE_MISMATCH");
    }

    @Test
    void aChangeNeedsACommittedVersion() {
        assertThat(SchemaRules.uncommitted(FIRST, List.of(FIRST))).isEmpty();
        assertThat(SchemaRules.uncommitted(WITH_DEFAULT, List.of(FIRST)))
                .singleElement()
                .asString()
                .contains("commit the schema as history/Example/2.avsc");
        assertThat(SchemaRules.uncommitted(FIRST, List.of()))
                .singleElement()
                .asString()
                .contains("commit the schema as history/Example/1.avsc");
    }

    @Test
    void wordsOfADocMayChangeFreely() {
        Schema reworded = record(SCORE.replace("1 to 5.", "From 1 to 5."));

        assertThat(SchemaRules.uncommitted(reworded, List.of(FIRST))).isEmpty();
    }

    @Test
    void aLogicalTypeMayNotChangeTheMeaningOfAField() {
        // given
        Schema millis = record(instant("timestamp-millis"));
        Schema micros = record(instant("timestamp-micros"));

        // then
        assertThat(SchemaRules.incompatibilities(micros, List.of(millis))).isEmpty();
        assertThat(SchemaRules.uncommitted(micros, List.of(millis))).hasSize(1);
        assertThat(SchemaRules.indistinguishable(List.of(millis, micros)))
                .singleElement()
                .asString()
                .endsWith("add a field instead");
        assertThat(SchemaRules.indistinguishable(List.of(FIRST, WITH_DEFAULT))).isEmpty();
    }

    @Test
    void everyRecordEnumAndFieldSaysWhatItIs() {
        Schema schema =
                parse(
                        """
                        {'type':'record','name':'Outer','fields':[
                          {'name':'all','type':['null',{'type':'array','items':
                            {'type':'record','name':'Inner','doc':' ','fields':[
                              {'name':'state','type':{'type':'enum','name':'State','symbols':['A']}}
                            ]}}]}]}\
                        """);

        assertThat(SchemaRules.undocumented(schema))
                .containsExactly(
                        "expected a doc of Outer but there was none",
                        "expected a doc of Outer.all but there was none",
                        "expected a doc of Inner but there was none",
                        "expected a doc of Inner.state but there was none",
                        "expected a doc of State but there was none");
        assertThat(SchemaRules.undocumented(FIRST)).isEmpty();
    }

    private static String instant(String logicalType) {
        return "{'name':'at','doc':'When.','type':{'type':'long','logicalType':'%s'}}"
                .formatted(logicalType);
    }

    private static Schema record(String fields) {
        return parse(
                "{'type':'record','name':'Example','doc':'An example.','fields':[" + fields + "]}");
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }
}
