package io.starledger.platform.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses every connection whose role policies would not hold: a superuser, one with {@code
 * BYPASSRLS}, an owner of a table, a member of any of these, one that may read a table on which
 * row-level security is not forced, or a reader whom a policy lets see all tenants. A view that
 * reads as its invoker shows no more than the tables under it. A role may be changed at any time,
 * so each new connection is asked, not the first alone.
 */
record RoleCheck(ConnectionFactory connections) implements ConnectionFactory {
    private static final String SEES_ONE_TENANT =
            """
            , (select 'sees more of ' || name || ' than the tenant it names, by the policy ' || polname
              from tables join pg_catalog.pg_policy on polrelid = tables.oid
              where polpermissive and polcmd in ('r', '*') and polroles && array(select 0::oid union select oid from mine)
                and has_any_column_privilege(tables.oid, 'select')
                and pg_get_expr(polqual, polrelid) !~ 'starledger\\.tenant_id' order by name limit 1)
            """;

    /** For a role that writes: fails with SQLSTATE 28000 and says why, or does nothing. */
    static final String WRITING = sql("");

    /** For a role that reads, which no policy may let see all tenants. */
    private static final String READING = sql(SEES_ONE_TENANT);

    private static String sql(String more) {
        return """
        do $$
        declare
          why text;
        begin
          with mine as (
            select oid, rolname, rolsuper, rolbypassrls,
              case when rolname <> current_user then format('is a member of %I, which ', rolname) else '' end as who
            from pg_catalog.pg_roles where pg_has_role(current_user, oid, 'member')
          ), tables as (
            select c.oid, c.relowner, format('%I.%I', n.nspname, c.relname) as name,
              c.relrowsecurity and c.relforcerowsecurity
                or c.relkind = 'v' and coalesce('security_invoker=true' = any(c.reloptions), false) as is_forced
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
              and not exists (select from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
          )
          select coalesce(
            (select who || 'is a superuser' from mine where rolsuper order by who limit 1),
            (select who || 'has BYPASSRLS' from mine where rolbypassrls order by who limit 1),
            (select who || 'owns ' || name from mine join tables on relowner = mine.oid order by who, name limit 1),
            (select 'may read ' || name || ', on which it is not forced' from tables
              where not is_forced and has_any_column_privilege(tables.oid, 'select') order by name limit 1)
            {more}
          ) into why;
          if why is not null then
            raise exception 'expected the role % to be held by row-level security but it %', current_user, why
              using errcode = 'invalid_authorization_specification';
          end if;
        end
        $$
        """
                .replace("{more}", more);
    }

    @Override
    public Mono<Connection> create() {
        return Mono.from(connections.create()).flatMap(RoleCheck::require);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }

    private static Mono<Connection> require(Connection connection) {
        return Flux.from(connection.createStatement(READING).execute())
                .flatMap(Result::getRowsUpdated)
                .then(Mono.just(connection))
                .onErrorResume(refusal -> Mono.from(connection.close()).then(Mono.error(refusal)));
    }
}
