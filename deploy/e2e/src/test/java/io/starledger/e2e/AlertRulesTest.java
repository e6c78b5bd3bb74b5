package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlertRulesTest {

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() {
        assertThat(AlertRules.shipped().rules().values())
                .isNotEmpty()
                .allSatisfy(
                        rule -> {
                            assertThat(rule)
                                    .containsKeys(
                                            "alert",
                                            "expr",
                                            "for",
                                            "annotations.summary",
                                            "annotations.description");
                            assertThat(rule.get("labels.severity")).isIn("critical", "warning");
                        });
    }
}
