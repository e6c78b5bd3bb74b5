package io.starledger.embedded.testing;

import io.starledger.embedded.PostgresAddress;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks a database itself what can be read past row-level security, as the role that sees all
 * tenants. These tables are of no tenant: {@code positions} and {@code watermarks}, how far the
 * views have come, {@code slots}, of which tenants they are, {@code plan_changes}, what is sold,
 * and Flyway's list of migrations. Whoever names a tenant may read {@code watermarks} and {@code
 * plan_changes}.
 */
public record PostgresCatalogue(PostgresAddress address) {
    private static final String SYSTEM = "('pg_catalog', 'information_schema', 'pg_toast')";
    private static final String THE_TENANT_NAMED =
            "(tenant_id = (NULLIF(current_setting('starledger.tenant_id'::text, true),"
                    + " ''::text))::uuid)";
    private static final String SOME_TENANT_NAMED =
            "(NULLIF(current_setting('starledger.tenant_id'::text, true), ''::text) IS NOT NULL)";
    private static final String OF_NO_TENANT =
            "('positions', 'history_positions', 'watermarks', 'slots', 'plan_changes',"
                    + " 'flyway_schema_history')";

    public List<String> tables(String schema) {
        return texts(
                "select relname from pg_class where relkind = 'r' and relnamespace = '%s'::regnamespace"
                        .formatted(schema));
    }

    public List<String> tablesThatReadersMayRead() {
        return relations("has_table_privilege('starledger_reader', c.oid, 'select')");
    }

    /**
     * Whatever could be read or changed past row-level security, and why; empty if nothing could.
     */
    public List<String> gaps() {
        return Stream.of(
                        named("no forced row-level security: ", tablesWithoutForcedSecurity()),
                        named("a key that does not begin with the tenant: ", otherKeys()),
                        named("a view: ", viewsThatReadAsTheirOwner()),
                        named("others may truncate: ", tablesThatOthersMayTruncate()),
                        named("readers may change: ", tablesThatReadersMayChange()),
                        named("readers see more than their tenant: ", otherPoliciesOfReaders()))
                .flatMap(found -> found)
                .toList();
    }

    /** The first column of every row. */
    public List<String> texts(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(
                                address.jdbcUrl(),
                                PostgresAddress.WRITER,
                                PostgresAddress.PASSWORD);
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> named(String gap, List<String> found) {
        return found.stream().map(gap::concat);
    }

    private List<String> tablesWithoutForcedSecurity() {
        return relations(
                "c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'"
                        + " and not (c.relrowsecurity and c.relforcerowsecurity)");
    }

    private List<String> otherKeys() {
        return texts(
                """
                select i.indexrelid::regclass::text from pg_index i
                  join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                where (i.indisprimary or i.indisunique) and n.nspname not in %s
                  and c.relname not in %s and a.attname <> 'tenant_id'
                """
                        .formatted(SYSTEM, OF_NO_TENANT));
    }

    /** Which no policy prevents. */
    private List<String> tablesThatOthersMayTruncate() {
        return relations(
                """
                exists (select from aclexplode(c.relacl) g
                  where g.privilege_type = 'TRUNCATE' and g.grantee <> c.relowner)
                """);
    }

    private List<String> tablesThatReadersMayChange() {
        return relations(
                "c.relkind in ('r', 'p') and has_table_privilege('starledger_reader', c.oid,"
                        + " 'insert, update, delete, truncate, references, trigger')");
    }

    private List<String> viewsThatReadAsTheirOwner() {
        return relations(
                "c.relkind in ('m', 'f') or c.relkind = 'v'"
                        + " and not coalesce('security_invoker=true' = any (c.reloptions), false)");
    }

    private List<String> otherPoliciesOfReaders() {
        return texts(
                """
                select p.polrelid::regclass::text from pg_policy p
                where ('starledger_reader'::regrole = any (p.polroles) or 0 = any (p.polroles))
                  and pg_get_expr(p.polqual, p.polrelid) <>
                    case when p.polrelid::regclass::text ~ '\\.(watermarks|plan_changes)$' then $$%s$$ else $$%s$$ end
                """
                        .formatted(SOME_TENANT_NAMED, THE_TENANT_NAMED));
    }

    private List<String> relations(String condition) {
        return texts(
                """
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname not in %s and (%s)
                """
                        .formatted(SYSTEM, condition));
    }
}
