package io.starledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.embedded.PostgresAddress;
import io.starledger.platform.RealParts;
import io.starledger.platform.TestDatabase;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A service whose role the policies would not hold does not start, and says why. */
class RoleCheckIT {
    @AutoClose private final TestDatabase database = new TestDatabase();
    private final String role = database.schema().replace("test_", "role_");
    private final String other = role + "_too";

    /** A role that no policy holds. */
    enum Unheld {
        A_SUPERUSER("create role %1$s login superuser password 'starledger'", "is a superuser"),
        ONE_THAT_MAY_BYPASS(
                "create role %1$s login bypassrls password 'starledger'", "has BYPASSRLS"),
        AN_OWNER(
                "create role %1$s login password 'starledger'; alter table %3$s.rows owner to %1$s",
                "owns %3$s.rows"),
        A_MEMBER_OF_A_SUPERUSER(
                "create role %2$s superuser; create role %1$s login password 'starledger' in role"
                        + " %2$s",
                "is a member of %2$s, which is a superuser"),
        A_MEMBER_OF_ONE_THAT_MAY_BYPASS(
                "create role %2$s bypassrls; create role %1$s login password 'starledger' in role"
                        + " %2$s",
                "is a member of %2$s, which has BYPASSRLS"),
        A_MEMBER_OF_AN_OWNER(
                "create role %2$s; alter table %3$s.rows owner to %2$s;"
                        + " create role %1$s login password 'starledger' in role %2$s",
                "is a member of %2$s, which owns %3$s.rows"),
        A_READER_OF_AN_OPEN_TABLE(
                "create role %1$s login password 'starledger'; grant usage on schema %3$s to %1$s;"
                        + " alter table %3$s.rows no force row level security; grant select on"
                        + " %3$s.rows to %1$s",
                "may read %3$s.rows, on which it is not forced"),
        A_READER_OF_A_VIEW(
                "create role %1$s login password 'starledger'; create view %3$s.all_rows as select"
                        + " * from %3$s.rows; grant select on %3$s.all_rows to %1$s",
                "may read %3$s.all_rows, on which it is not forced");

        private final String sql;
        private final String why;

        Unheld(String sql, String why) {
            this.sql = sql;
            this.why = why;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatWouldReadAsItDoesNotStart(Unheld unheld) {
        // given
        make(unheld);

        // then
        assertRefused(unheld, "reading");
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatWouldWriteAsItDoesNotStart(Unheld unheld) {
        // given
        make(unheld);

        // then
        assertRefused(unheld, "writing");
    }

    @Test
    void aServiceThatWouldReadWithAPolicyForAllTenantsDoesNotStart() {
        // given
        makeTable();
        database.asSuperuser(
                """
                create role %1$s login password 'starledger'; grant connect on database starledger to %1$s;
                grant usage on schema %2$s to %1$s; grant select on %2$s.rows to %1$s;
                create policy all_of_them on %2$s.rows to %1$s using (true)
                """
                        .formatted(role, database.schema()));

        // then
        assertThatThrownBy(() -> start("reading").close())
                .rootCause()
                .hasMessageContaining(
                        "but it sees more of %s.rows than the tenant it names, by the policy all_of_them"
                                .formatted(database.schema()));
    }

    @Test
    void aServiceWhoseRolesAreHeldStarts() {
        // given
        makeTable();
        database.asSuperuser(
                """
                create role %1$s login password 'starledger'; grant connect on database starledger to %1$s;
                create view %2$s.own_rows with (security_invoker = true) as select * from %2$s.rows;
                grant select on %2$s.rows, %2$s.own_rows to %1$s
                """
                        .formatted(role, database.schema()));

        // when
        try (ConfigurableApplicationContext service = start("reading")) {

            // then
            assertThat(service.getBean(TenantReads.class)).isNotNull();
        }
    }

    private void makeTable() {
        database.asSuperuser(
                """
                create table %1$s.rows (tenant_id uuid);
                alter table %1$s.rows enable row level security, force row level security
                """
                        .formatted(database.schema()));
    }

    private void make(Unheld unheld) {
        makeTable();
        database.asSuperuser(unheld.sql.formatted(role, other, database.schema()));
        database.asSuperuser("grant connect on database starledger to " + role);
    }

    private void assertRefused(Unheld unheld, String login) {
        assertThatThrownBy(() -> start(login).close())
                .rootCause()
                .hasMessageContaining(
                        "expected the role %s to be held by row-level security but it "
                                .formatted(role))
                .hasMessageContaining(unheld.why.formatted(role, other, database.schema()));
    }

    private ConfigurableApplicationContext start(String login) {
        PostgresAddress address = RealParts.stack().addresses().postgres();
        return new SpringApplicationBuilder(PostgresConfiguration.class, OneSchema.class)
                .registerShutdownHook(false)
                .properties("spring.config.name=platform")
                .run(
                        "--spring.main.web-application-type=none",
                        "--test.schema=" + database.schema() + "_views",
                        "--starledger.postgres.timeout=20s",
                        "--starledger.postgres.shards[0].port=" + address.port(),
                        "--starledger.postgres." + login + ".username=" + role);
    }

    @Configuration(proxyBeanMethods = false)
    static class OneSchema {
        @Bean
        ViewSchema viewSchema(PostgresSettings settings, @Value("${test.schema}") String schema) {
            return new ViewSchema(schema, "shards", settings.slotTable());
        }
    }
}
