package io.starledger.embedded;

/**
 * Where Postgres is. Its name, owner and password are the same in every local stack; the owner may
 * create roles but is no superuser, so row-level security can hold it.
 */
public record PostgresAddress(String host, int port) {
    public static final String DATABASE = "starledger";
    public static final String USERNAME = "starledger";
    public static final String PASSWORD = "starledger";

    /** One statement a line, as the server's single-user mode reads them. */
    public static final String CREATE_OWNER =
            """
            create role starledger login createrole password 'starledger';
            create database starledger owner starledger;
            """;

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, DATABASE);
    }

    public String r2dbcUrl() {
        return "r2dbc:postgresql://%s:%d/%s".formatted(host, port, DATABASE);
    }
}
