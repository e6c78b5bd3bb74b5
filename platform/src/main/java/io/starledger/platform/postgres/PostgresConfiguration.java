package io.starledger.platform.postgres;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.sql.SQLException;

/**
 * Connections to the databases for a service that imports it and declares its {@link ViewSchema}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresSettings.class)
public class PostgresConfiguration {

    @Bean(destroyMethod = "close")
    Shards shards(PostgresSettings settings, ViewSchema viewSchema) throws SQLException {
        Shards shards = new Shards(settings, viewSchema);
        try {
            shards.open();
            return shards;
        } catch (SQLException | RuntimeException e) {
            shards.close();
            throw e;
        }
    }

    @Bean
    TenantReads tenantReads(Shards shards) {
        return new TenantReads(shards);
    }
}
