package io.starledger.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "order-7 order-7",
                "\"order-7\" order-7",
                "\"a\\\"b\\\\c\" a\"b\\c",
                "a:{b}* a:{b}*",
                "\"open \"open",
                "\" \"",
                "a\"b a\"b"
            })
    void aKeyIsTheSameInQuotesOrWithout(String header, String key) {
        assertThat(IdempotencyKey.inHeader(header)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"\"", "\"a b\"", "a\u0007b", "ä"})
    void whatIsNoKeyIsNoneInQuotesEither(String header) {
        assertThat(IdempotencyKey.isValid(IdempotencyKey.inHeader(header))).isFalse();
    }
}
