package io.starledger.embedded;

/**
 * Where Postgres is. The database, its roles and their one password are the same in every local
 * stack. Row-level security holds each role but the superuser.
 */
public record PostgresAddress(String host, int port) {
    public static final String DATABASE = "starledger";

    /** Owns the database and what migrations make in it. */
    public static final String OWNER = "starledger";

    /** Writes views of all tenants. */
    public static final String WRITER = "starledger_writer";

    /** Reads one tenant at a time. */
    public static final String READER = "starledger_reader";

    /** Of the server itself; no service may log in as it. */
    public static final String SUPERUSER = "postgres";

    public static final String PASSWORD = "starledger";

    /** One statement a line, as the server's single-user mode reads them. */
    public static final String CREATE_OWNER =
            """
            create role starledger login password 'starledger';
            create database starledger owner starledger;
            """;

    /** One statement a line; run again it changes nothing. */
    public static final String CREATE_ROLES =
            """
            do $$ begin if to_regrole('starledger_writer') is null then create role starledger_writer login password 'starledger'; end if; end $$;
            do $$ begin if to_regrole('starledger_reader') is null then create role starledger_reader login password 'starledger'; end if; end $$;
            alter role starledger nocreaterole;
            revoke all on database starledger from public;
            grant connect on database starledger to starledger_writer, starledger_reader;
            """;

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, DATABASE);
    }
}
