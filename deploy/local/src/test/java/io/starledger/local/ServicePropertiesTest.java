package io.starledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starledger.embedded.StackAddresses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

final class ServicePropertiesTest {
    @TempDir private Path data;

    @Test
    void anOffsetMovesEveryPort() {
        assertThat(properties(LocalSettings.in(data, 8080, 100)))
                .containsEntry("server.port", "8180")
                .containsEntry("starledger.kafka.bootstrap-servers", "127.0.0.1:19192")
                .containsEntry("starledger.postgres.shards[0].port", "15532")
                .containsEntry("starledger.redis.uri", "redis://127.0.0.1:16479");
    }

    @Test
    void whatTheServicesKeepIsInTheDataDirectory() {
        assertThat(properties(LocalSettings.in(data, 8080, 0)))
                .containsEntry(
                        "starledger.streams.state-directory", data.resolve("streams").toString())
                .containsEntry("logging.file.name", data.resolve("logs/services.log").toString());
    }

    @Test
    void theCallersPropertiesWin() {
        LocalSettings settings =
                LocalSettings.in(data, 8080, 0)
                        .with(Map.of("starledger.redis.uri", "redis://other"));

        assertThat(properties(settings)).containsEntry("starledger.redis.uri", "redis://other");
    }

    @Test
    void anOffsetThatLeavesTheRangeOfPortsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalSettings.in(data, 8080, 60_000))
                .withMessageContaining("expected a port offset");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalSettings.in(data, 0, 0))
                .withMessage("expected an HTTP port between 1 and 65535 but was 0");
    }

    private static Map<String, String> properties(LocalSettings settings) {
        return new ServiceProperties(settings, StackAddresses.on(settings.stack().ports())).toMap();
    }
}
