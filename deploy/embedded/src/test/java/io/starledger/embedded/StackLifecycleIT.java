package io.starledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class StackLifecycleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private static Path data;

    private static EmbeddedStack stack;
    private static StackUser user;

    @BeforeAll
    static void start() {
        stack =
                EmbeddedStack.start(
                        StackSettings.in(data).on(Ports.free()), ProgressListener.SILENT);
        user = new StackUser(stack.addresses());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aRecordSurvivesAKilledBroker() throws Exception {
        // given
        user.createTopic("killed");
        user.produce("killed", "acknowledged");

        // when
        stack.kafka().kill();
        stack.kafka().start();

        // then
        assertThat(user.consume("killed")).containsExactly("acknowledged");
    }

    @Test
    void aSchemaSurvivesAKilledRegistry() throws Exception {
        // given
        user.registerSchema("killed-value");

        // when
        stack.registry().kill();
        stack.registry().start();

        // then
        assertThat(user.schema("killed-value")).contains("\"version\":1");
    }

    @Test
    void aCommittedRowSurvivesAKilledPostgres() throws Exception {
        // given
        user.execute("create table killed as select 'committed' as word");

        // when
        stack.postgres().kill();
        stack.postgres().start();

        // then
        assertThat(user.select("select word from killed")).isEqualTo("committed");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void postgresStartsAgainAlthoughWorkersOutlivedTheirServer() throws Exception {
        // given
        user.execute("create table outlived as select 'committed' as word");
        stack.postgres().freeze();
        ProcessHandle server = ProcessHandle.of(stack.postgres().pid()).orElseThrow();
        server.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !stack.postgres().isRunning());

        // when
        stack.postgres().start();

        // then
        assertThat(user.select("select word from outlived")).isEqualTo("committed");
    }

    @Test
    void aKeySurvivesAKilledRedis() {
        // given
        user.put("killed", "written");

        // when
        stack.redis().kill();
        stack.redis().start();

        // then
        assertThat(user.get("killed")).isEqualTo("written");
    }

    @ParameterizedTest
    @EnumSource
    void aFrozenPartAnswersOnlyOnceThawed(PartName name) {
        // given
        Part part = partNamed(name);
        await().atMost(PATIENCE).until(part::isReady);

        // when
        part.freeze();

        // then
        await().atMost(PATIENCE).until(() -> !part.isReady());

        // when
        part.thaw();

        // then
        await().atMost(PATIENCE).until(part::isReady);
    }

    @Test
    void aFrozenPartIsStoppedInOrderAllTheSame() {
        // given
        stack.redis().freeze();

        // when
        stack.redis().restart();

        // then
        await().atMost(PATIENCE).until(stack.redis()::isReady);
        assertThat(data.resolve("logs/redis.log.1")).content().contains("bye bye");
    }

    @Test
    void postgresFlushesToDiskAndHoldsEveryRoleToRowSecurity() throws Exception {
        // when
        String fsync = user.select("show fsync");
        String held =
                user.select(
                        "select string_agg(rolname, ' ' order by rolname) from pg_roles where"
                            + " rolcanlogin and not (rolsuper or rolbypassrls or rolcreaterole)");

        // then
        assertThat(fsync).isEqualTo("on");
        assertThat(held).isEqualTo("starledger starledger_reader starledger_writer");
    }

    @Test
    void aClusterOfAnEarlierVersionGetsItsRolesAndKeepsItsRows() throws Exception {
        // given
        user.execute("create table earlier as select 'committed' as word");
        user.execute(
                PostgresAddress.SUPERUSER,
                "drop owned by starledger_reader, starledger_writer;"
                        + " drop role starledger_reader, starledger_writer;"
                        + " alter role starledger createrole");
        stack.postgres().kill();
        Files.delete(data.resolve("postgres/roles.sql"));

        // when
        stack.postgres().start();

        // then
        user.execute(PostgresAddress.READER, "select");
        user.execute(PostgresAddress.WRITER, "select");
        assertThat(user.select("select word from earlier")).isEqualTo("committed");
    }

    private static Part partNamed(PartName name) {
        return stack.parts().stream().filter(part -> part.name() == name).findFirst().orElseThrow();
    }
}
