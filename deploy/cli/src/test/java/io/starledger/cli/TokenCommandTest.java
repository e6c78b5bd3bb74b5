package io.starledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.stream.Stream;

final class TokenCommandTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";

    @TempDir private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"producer", "analyst", "tenant-admin", "platform-admin"})
    void aTokenSpeaksForOneTenantInOneRole(String role) throws ParseException {
        SignedJWT token = token("--tenant", TENANT, "--role", role);

        assertThat(token.getJWTClaimsSet().getStringClaim("role")).isEqualTo(role);
        assertThat(token.getJWTClaimsSet().getStringClaim("tenant_id")).isEqualTo(TENANT);
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("starledger");
    }

    @Test
    void aTokenIsSignedByTheDataDirectorysKey() throws ParseException, IOException, JOSEException {
        // given
        SignedJWT first = token("--tenant", TENANT, "--role", "analyst");
        ECKey key = ECKey.parse(Files.readString(data.resolve("issuer/signing-key.jwk")));

        // when
        SignedJWT second = token("--tenant", TENANT, "--role", "analyst");

        // then
        assertThat(first.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(second.verify(new ECDSAVerifier(key))).isTrue();
    }

    @Test
    void aTokenLivesAsLongAsItIsTold() throws ParseException {
        SignedJWT token = token("--tenant", TENANT, "--role", "analyst", "--ttl", "15m");

        assertThat(
                        Duration.between(
                                token.getJWTClaimsSet().getIssueTime().toInstant(),
                                token.getJWTClaimsSet().getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aPlatformAdministratorHasNoTenant() throws ParseException {
        assertThat(token("--role", "platform-admin").getJWTClaimsSet().getClaim("tenant_id"))
                .isNull();
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

    /** The one line that is printed, which must be nothing but the token. */
    private SignedJWT token(String... options) throws ParseException {
        Terminal terminal =
                Terminal.run(
                        Stream.concat(
                                        Stream.of("token", "--data-dir", data.toString()),
                                        Stream.of(options))
                                .toArray(String[]::new));
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exitCode()).isZero();
        return SignedJWT.parse(terminal.out().strip());
    }
}
