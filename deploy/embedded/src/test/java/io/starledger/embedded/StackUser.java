package io.starledger.embedded;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Leaves one thing with each part and looks for it again, with the clients that services use. */
public record StackUser(StackAddresses addresses) {

    public void createTopic(String topic) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    /** Returns once the broker has acknowledged. */
    public void produce(String topic, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", addresses.bootstrapServers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    public List<String> consume(String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                addresses.bootstrapServers(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var values = new ArrayList<String>();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> message :
                        consumer.poll(Duration.ofMillis(100))) {
                    values.add(message.value());
                }
            }
            return values;
        }
    }

    public void registerSchema(String subject) throws IOException, InterruptedException {
        http(
                HttpRequest.newBuilder(subject(subject))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"schema\": \"\\\"string\\\"\"}")));
    }

    public String schema(String subject) throws IOException, InterruptedException {
        return http(HttpRequest.newBuilder(URI.create(subject(subject) + "/latest")));
    }

    private URI subject(String subject) {
        return URI.create(
                "%s/subjects/%s/versions".formatted(addresses.registry().confluentUrl(), subject));
    }

    public String publicKeys() throws IOException, InterruptedException {
        return http(HttpRequest.newBuilder(addresses.issuer().jwksUri()));
    }

    private static String http(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response =
                    client.send(
                            request.timeout(Duration.ofSeconds(30)).build(),
                            BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(
                        "expected 200 but was " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        }
    }

    public void execute(String sql) throws SQLException {
        execute(PostgresAddress.OWNER, sql);
    }

    public void execute(String role, String sql) throws SQLException {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public String select(String sql) throws SQLException {
        try (Connection connection = connect(PostgresAddress.OWNER);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                addresses.postgres().jdbcUrl(), role, PostgresAddress.PASSWORD);
    }

    public void put(String key, String value) {
        redis(connection -> connection.sync().set(key, value));
    }

    public String get(String key) {
        return redis(connection -> connection.sync().get(key));
    }

    private String redis(Function<StatefulRedisConnection<String, String>, String> command) {
        try (RedisClient client = RedisClient.create(addresses.redisUri());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return command.apply(connection);
        }
    }
}
