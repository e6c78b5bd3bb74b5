package io.starledger.schemas.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class NameBasedUuidTest {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    /** RFC 9562, appendix A.4. */
    @Test
    void agreesWithThePublishedVector() {
        assertThat(NameBasedUuid.of(DNS, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void isOfVersionFiveAndTheRfcsVariantForAnyName() {
        for (String name : new String[] {"", "a", "★", "x".repeat(1_000)}) {
            UUID made = NameBasedUuid.of(DNS, name);

            assertThat(made.version()).isEqualTo(5);
            assertThat(made.variant()).isEqualTo(2);
        }
    }
}
