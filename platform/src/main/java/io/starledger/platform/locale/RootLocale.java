package io.starledger.platform.locale;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

import java.util.Locale;

/**
 * Has a service write numbers into names, addresses and statements as machines read them, before
 * any is written: the digits of some languages are not theirs.
 */
final class RootLocale implements EnvironmentPostProcessor {
    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        Locale.setDefault(Locale.ROOT);
    }
}
