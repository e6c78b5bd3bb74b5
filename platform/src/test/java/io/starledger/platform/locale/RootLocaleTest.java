package io.starledger.platform.locale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.Locale;

class RootLocaleTest {
    private static final Locale OF_OTHER_DIGITS = Locale.forLanguageTag("ar-EG-u-nu-arab");

    @Test
    void aServiceWritesNumbersAsMachinesReadThem() {
        // given
        Locale before = Locale.getDefault();
        Locale.setDefault(OF_OTHER_DIGITS);

        // when
        try (ConfigurableApplicationContext _ =
                new SpringApplicationBuilder(RootLocaleTest.class)
                        .web(WebApplicationType.NONE)
                        .run()) {

            // then
            assertThat("%d".formatted(12)).isEqualTo("12");
        } finally {
            Locale.setDefault(before);
        }
    }
}
