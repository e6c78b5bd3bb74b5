package io.starledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

final class TokenCommandTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";

    private static final int HEADER = 0;
    private static final int CLAIMS = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"producer", "analyst", "tenant-admin", "platform-admin"})
    void aTokenSpeaksForOneTenantInOneRole(String role) {
        JsonNode claims = token("--tenant", TENANT, "--role", role).get(CLAIMS);

        assertThat(claims.path("role").asString()).isEqualTo(role);
        assertThat(claims.path("tenant_id").asString()).isEqualTo(TENANT);
        assertThat(claims.path("aud").asString()).isEqualTo("starledger");
    }

    @Test
    void everyTokenIsSignedByTheDataDirectorysKey() throws IOException {
        // given
        String first = token("--role", "platform-admin").get(HEADER).path("kid").asString();

        // when
        String second = token("--role", "platform-admin").get(HEADER).path("kid").asString();

        // then
        assertThat(second)
                .isEqualTo(first)
                .isEqualTo(
                        JSON.readTree(Files.readString(data.resolve("issuer/signing-key.jwk")))
                                .path("kid")
                                .asString());
    }

    @Test
    void aTokenLivesAsLongAsItIsTold() {
        JsonNode claims =
                token("--tenant", TENANT, "--role", "analyst", "--ttl", "15m").get(CLAIMS);

        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(15 * 60);
    }

    @Test
    void aPlatformAdministratorHasNoTenant() {
        assertThat(token("--role", "platform-admin").get(CLAIMS).has("tenant_id")).isFalse();
    }

    @Test
    void everybodyElseHasOne() {
        Terminal terminal = Terminal.run("token", "--role", "analyst");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("expected --tenant UUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "PRODUCER", ""})
    void anotherRoleIsRefusedWithThoseThatThereAre(String role) {
        Terminal terminal = Terminal.run("token", "--tenant", TENANT, "--role", role);

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("expected one of producer, analyst, tenant-admin, platform-admin")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-uuid", "1-1-1-1-1", "11111111-1111-4111-8111-11111111111A"})
    void anotherTenantIdIsRefused(String tenant) {
        Terminal terminal = Terminal.run("token", "--tenant", tenant, "--role", "analyst");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("expected tenant_id (UUID of 36 characters in lower case)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1h", "soon", ""})
    void anotherTimeToLiveIsRefused(String time) {
        Terminal terminal =
                Terminal.run("token", "--tenant", TENANT, "--role", "analyst", "--ttl=" + time);

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("expected a time such as 30s, 15m or 1h");
    }

    /** Header and claims of the one line that is printed, which must be nothing but the token. */
    private List<JsonNode> token(String... options) {
        Terminal terminal =
                Terminal.run(
                        Stream.concat(
                                        Stream.of("token", "--data-dir", data.toString()),
                                        Stream.of(options))
                                .toArray(String[]::new));
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
        return Stream.of(terminal.out().split("\\."))
                .limit(2)
                .map(part -> JSON.readTree(Base64.getUrlDecoder().decode(part)))
                .toList();
    }
}
