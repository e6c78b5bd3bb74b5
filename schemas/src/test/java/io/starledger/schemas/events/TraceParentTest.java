package io.starledger.schemas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void goesOnWithTheCallersTraceInASpanOfItsOwn() {
        TraceParent continued = TraceParent.continuing(GIVEN);

        assertThat(continued.value())
                .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                .isNotEqualTo(GIVEN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
                "00-0af7651916cd43dd8448eb211c80319cb-7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333-101",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-\r\n"
            })
    void beginsANewTraceWithoutAValidHeader(String header) {
        TraceParent begun = TraceParent.continuing(header);

        assertThat(begun.value()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(begun).isNotEqualTo(TraceParent.continuing(header));
    }

    @Test
    void aChildKeepsTraceAndFlags() {
        TraceParent parent = new TraceParent(GIVEN);

        assertThat(parent.child().value())
                .startsWith(GIVEN.substring(0, 36))
                .endsWith("-01")
                .isNotEqualTo(parent.child().value());
    }

    @Test
    void refusesToHoldAnythingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceParent("nonsense"))
                .withMessage("expected a traceparent of version 00 but was nonsense");
    }
}
