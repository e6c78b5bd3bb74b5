package io.starledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

final class PortsTest {

    @Test
    void anOffsetMovesEveryStandardPort() {
        // when
        Ports ports = Ports.standard(100);

        // then
        assertThat(ports.of(PortUse.KAFKA)).isEqualTo(19192);
        assertThat(ports.of(PortUse.KAFKA_CONTROLLER)).isEqualTo(19193);
        assertThat(ports.of(PortUse.REGISTRY)).isEqualTo(18181);
        assertThat(ports.of(PortUse.ISSUER)).isEqualTo(18182);
        assertThat(ports.of(PortUse.POSTGRES)).isEqualTo(15532);
        assertThat(ports.of(PortUse.REDIS)).isEqualTo(16479);
    }

    @Test
    void anOffsetThatLeavesThePortRangeIsRefused() {
        assertThatThrownBy(() -> Ports.standard(50_000))
                .hasMessageContaining("between 1 and 65535 but was 50000");
    }

    @Test
    void freePortsAreFreeAndApart() {
        // when
        Ports ports = Ports.free();

        // then
        ports.requireFree(List.of(PortUse.values()));
        assertThat(ports.numbers().values()).doesNotHaveDuplicates();
    }

    @Test
    void everyPortInUseIsNamedAtOnce() throws IOException {
        // given
        Ports ports = Ports.free();
        try (var kafka =
                        new ServerSocket(
                                ports.of(PortUse.KAFKA), 1, InetAddress.getLoopbackAddress());
                var redis = new ServerSocket(ports.of(PortUse.REDIS))) {

            // when
            Throwable refusal = catchThrowable(() -> ports.requireFree(List.of(PortUse.values())));

            // then
            assertThat(refusal)
                    .isInstanceOfSatisfying(
                            PortInUseException.class,
                            inUse ->
                                    assertThat(inUse.conflicts())
                                            .extracting(PortConflict::port)
                                            .containsExactly(
                                                    kafka.getLocalPort(), redis.getLocalPort()));
        }
    }

    @Test
    void anyOtherPortCanBeCheckedToo() throws IOException {
        // given
        try (var held = new ServerSocket(0)) {

            // then
            assertThatThrownBy(() -> Ports.requireFree(held.getLocalPort(), "the HTTP port"))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining(
                            "port %d, wanted for the HTTP port, is in use by", held.getLocalPort());
        }
    }
}
