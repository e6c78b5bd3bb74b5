package io.starledger.webhook.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

class SignatureHeaderTest {
    private static final String ONE = "0123456789abcdef".repeat(4);
    private static final String OTHER = "f".repeat(64);

    @Test
    void holdsWhenItWasSignedAndEachSignatureOfTheSchemeWeKnow() {
        assertThat(SignatureHeader.parse("t=1763769600,v1=%s,v0=x,v1=%s".formatted(ONE, OTHER)))
                .isEqualTo(
                        new SignatureHeader(
                                Instant.ofEpochSecond(1_763_769_600), List.of(ONE, OTHER)))
                .hasToString("t=1763769600,v1=%s,v1=%s".formatted(ONE, OTHER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t",
                "t=",
                "t=1",
                "v1=" + "f64",
                "t=1,v1",
                "t=1,v1=",
                "t=1,v1=xyz",
                "t=-1,v1=F",
                "t=0,v1=F",
                "t= 1,v1=F",
                "t=1e3,v1=F",
                "t=1,t=2,v1=F",
                "t=01,v1=F",
                "t=999999999999,v1=F",
                "T=1,V1=F",
                "t=1, v1=F"
            })
    void refusesEveryOtherForm(String text) {
        assertThat(SignatureHeader.parse(text.replace("F", OTHER))).isNull();
    }

    @Test
    void hasAnEnd() {
        assertThat(SignatureHeader.parse("t=1" + (",v1=" + ONE).repeat(16))).isNotNull();
        assertThat(SignatureHeader.parse("t=1" + (",v1=" + ONE).repeat(17))).isNull();
        assertThat(SignatureHeader.parse("t=99999999999,v1=" + ONE)).isNotNull();
    }
}
