package io.starledger.local;

import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.StackAddresses;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Tells the services where their infrastructure is and what of the data directory is theirs. */
record ServiceProperties(LocalSettings settings, StackAddresses addresses) {

    Map<String, String> toMap() {
        Path data = settings.stack().dataDirectory().toAbsolutePath();
        Map<String, String> properties = new HashMap<>();
        properties.put("server.port", Integer.toString(settings.httpPort()));
        properties.put("logging.file.name", data.resolve("logs/services.log").toString());
        properties.put("starledger.kafka.bootstrap-servers", addresses.bootstrapServers());
        properties.put("starledger.kafka.registry.url", addresses.registry().apicurioUrl());
        properties.put("starledger.redis.uri", addresses.redisUri());
        properties.put("starledger.streams.state-directory", data.resolve("streams").toString());
        properties.put("starledger.position.keyset", LocalKeyset.POSITIONS.in(data));
        properties.putAll(postgres());
        properties.putAll(issuer());
        properties.putAll(LocalStripe.properties(data));
        properties.putAll(settings.properties());
        return properties;
    }

    private Map<String, String> postgres() {
        String prefix = "starledger.postgres.";
        return Map.of(
                prefix + "shards[0].host", addresses.postgres().host(),
                prefix + "shards[0].port", Integer.toString(addresses.postgres().port()),
                prefix + "shards[0].database", PostgresAddress.DATABASE,
                prefix + "migration.username", PostgresAddress.OWNER,
                prefix + "migration.password", PostgresAddress.PASSWORD,
                prefix + "writing.username", PostgresAddress.WRITER,
                prefix + "writing.password", PostgresAddress.PASSWORD,
                prefix + "reading.username", PostgresAddress.READER,
                prefix + "reading.password", PostgresAddress.PASSWORD);
    }

    private Map<String, String> issuer() {
        String prefix = "starledger.tenancy.issuers[0].";
        return Map.of(
                prefix + "issuer", addresses.issuer().issuer(),
                prefix + "jwk-set-uri", addresses.issuer().jwksUri().toString());
    }
}
