package io.starledger.cli;

import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.ids.TenantId;

import org.springframework.boot.convert.DurationStyle;

import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users write for the types of options. */
final class Converters {
    private Converters() {}

    static Duration duration(String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // said below, the same for both
        }
        throw new TypeConversionException(
                "expected a time such as 30s, 15m or 1h but was '%s'".formatted(text));
    }

    static TenantId tenant(String text) {
        try {
            return TenantId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    static Role role(String text) {
        return Stream.of(Role.values())
                .filter(role -> role.claim().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "expected one of %s but was '%s'"
                                                .formatted(roles(), text)));
    }

    private static String roles() {
        return Stream.of(Role.values()).map(Role::claim).collect(Collectors.joining(", "));
    }
}
