package io.starledger.cli.http;

import io.starledger.schemas.ids.TenantId;

import java.net.URI;

/** The base of all paths of one tenant. */
public record TenantUrl(URI server, TenantId tenant) {

    /** {@code path} is relative, such as {@code ratings/batch}. */
    public URI resolve(String path) {
        String base = server.toString().replaceAll("/+$", "");
        return URI.create("%s/v1/tenants/%s/%s".formatted(base, tenant, path));
    }
}
