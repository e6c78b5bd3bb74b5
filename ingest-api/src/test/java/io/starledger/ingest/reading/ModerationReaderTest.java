package io.starledger.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.ingest.reading.ModerationOrder.Visibility;
import io.starledger.platform.problem.Violation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModerationReaderTest {
    private final ModerationReader reader = new ModerationReader();

    @ParameterizedTest
    @CsvSource({"hidden, HIDDEN", "visible, VISIBLE"})
    void aStateAndAReasonAreAnOrder(String state, Visibility expected) {
        // when
        Reading<ModerationOrder> reading = read("{'state':'" + state + "','reason':'spam'}");

        // then
        assertThat(reading).isEqualTo(new Reading.Valid<>(new ModerationOrder(expected, "spam")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {}                                        | /state,/reason
                    {'state':'HIDDEN','reason':''}            | /state,/reason
                    {'state':true,'reason':null}              | /state,/reason
                    {'state':'hidden'}                        | /reason
                    {'state':'hidden','reason':'\\u0000'}     | /reason
                    {'state':'hidden','reason':'x','until':1} | /until
                    """)
    void everythingWrongIsNamedAtOnce(String body, String pointers) {
        // when
        Reading<ModerationOrder> reading = read(body);

        // then
        assertThat(reading).isInstanceOf(Reading.Invalid.class);
        assertThat(((Reading.Invalid<?>) reading).violations())
                .extracting(Violation::pointer)
                .containsExactly(pointers.split(","));
    }

    @Test
    void aReasonHasAtMost500Characters() {
        // when
        Reading<ModerationOrder> longest =
                read("{'state':'hidden','reason':'%s'}".formatted("🎻".repeat(500)));
        Reading<ModerationOrder> tooLong =
                read("{'state':'hidden','reason':'%s'}".formatted("🎻".repeat(501)));

        // then
        assertThat(longest).isInstanceOf(Reading.Valid.class);
        assertThat(tooLong).isInstanceOf(Reading.Invalid.class);
    }

    private Reading<ModerationOrder> read(String json) {
        return reader.read(Slice.of(json.replace('\'', '"').getBytes(UTF_8)));
    }
}
