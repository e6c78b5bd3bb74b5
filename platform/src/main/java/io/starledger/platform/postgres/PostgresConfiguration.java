package io.starledger.platform.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Connections to the database for a service that imports it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresSettings.class)
public class PostgresConfiguration {

    @Bean(destroyMethod = "close")
    HikariDataSource writingDataSource(PostgresSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("starledger-writers");
        config.setJdbcUrl(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(settings.host(), settings.port(), settings.database()));
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.writers());
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(settings.timeout().toMillis());
        config.setInitializationFailTimeout(30_000);
        config.addDataSourceProperty("socketTimeout", 30);
        config.addDataSourceProperty("ApplicationName", "starledger-writer");
        return new HikariDataSource(config);
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool readingConnections(PostgresSettings settings) {
        PostgresqlConnectionFactory factory =
                new PostgresqlConnectionFactory(
                        PostgresqlConnectionConfiguration.builder()
                                .host(settings.host())
                                .port(settings.port())
                                .database(settings.database())
                                .username(settings.username())
                                .password(settings.password())
                                .applicationName("starledger-reader")
                                .connectTimeout(settings.timeout())
                                .statementTimeout(settings.timeout())
                                .build());
        return new ConnectionPool(
                ConnectionPoolConfiguration.builder(factory)
                        .initialSize(2)
                        .maxSize(settings.readers())
                        .maxAcquireTime(settings.timeout())
                        .acquireRetry(1)
                        .build());
    }

    @Bean
    DatabaseClient databaseClient(ConnectionPool readingConnections) {
        return DatabaseClient.create(readingConnections);
    }
}
