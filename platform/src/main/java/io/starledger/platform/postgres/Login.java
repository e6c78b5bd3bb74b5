package io.starledger.platform.postgres;

import jakarta.validation.constraints.NotEmpty;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** A role of PostgreSQL that this process connects as. */
public record Login(@NotEmpty String username, @DefaultValue("") String password) {

    /** Without the password, so that none is ever logged. */
    @Override
    public String toString() {
        return username;
    }
}
