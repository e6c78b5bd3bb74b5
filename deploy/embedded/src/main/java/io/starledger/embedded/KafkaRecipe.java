package io.starledger.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * One node that is broker and controller, without the JVM sharing and replication that a cluster
 * would need.
 */
record KafkaRecipe(
        RuntimeDirectory runtime, DataDirectory data, Ports ports, Map<String, String> overrides)
        implements Recipe {
    private static final String HEAP = "256m";

    /** Any will do, as long as it is the same at each start: the directory is this node's alone. */
    private static final String CLUSTER_ID = "c3RhcmxlZGdlci1sb2NhbA";

    /**
     * Under version 2 a broker that was killed can leave a transaction open for ever that its
     * coordinator knows to be over (as KAFKA-19999), and what reads committed records stands still.
     */
    private static final String TRANSACTIONS = "transaction.version=1";

    private static final Map<String, String> ONE_NODE =
            Map.ofEntries(
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", "1"),
                    Map.entry("controller.listener.names", "CONTROLLER"),
                    Map.entry("auto.create.topics.enable", "false"),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("offsets.topic.num.partitions", "4"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("transaction.state.log.num.partitions", "4"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("num.network.threads", "2"),
                    Map.entry("num.io.threads", "4"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                    // A killed broker may register again only once the session of its former life
                    // is over; 9 s by default.
                    Map.entry("broker.session.timeout.ms", "3000"),
                    Map.entry("broker.heartbeat.interval.ms", "500"));

    @Override
    public PartName name() {
        return PartName.KAFKA;
    }

    @Override
    public int port() {
        return ports.of(PortUse.KAFKA);
    }

    @Override
    public void prepare(Launcher launcher) throws IOException, InterruptedException {
        Files.createDirectories(directory());
        writeProperties();
        if (!Files.exists(logs().resolve("meta.properties"))) {
            Launch format =
                    java().compiledLightly()
                            .with("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID)
                            .with("--feature", TRANSACTIONS)
                            .with("-c", file().toString())
                            .launch();
            launcher.require(name(), format, data.log(name()));
        }
    }

    private void writeProperties() throws IOException {
        var properties = new Properties();
        properties.putAll(ONE_NODE);
        String broker = "PLAINTEXT://127.0.0.1:" + port();
        String controller = "127.0.0.1:" + ports.of(PortUse.KAFKA_CONTROLLER);
        properties.setProperty("listeners", broker + ",CONTROLLER://" + controller);
        properties.setProperty("advertised.listeners", broker);
        properties.setProperty("controller.quorum.voters", "1@" + controller);
        properties.setProperty("log.dirs", logs().toString());
        properties.putAll(overrides);
        try (var writer = Files.newBufferedWriter(file())) {
            properties.store(writer, "Written anew at each start.");
        }
    }

    @Override
    public Launch launch() {
        return java().withClassArchive(runtime.classArchive(name()))
                .with("kafka.Kafka", file().toString())
                .launch();
    }

    private JavaCommand java() {
        return new JavaCommand(HEAP)
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .with("-Dorg.slf4j.simpleLogger.showDateTime=true")
                .with("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSX")
                .with("-cp", runtime.broker().resolve("*").toString());
    }

    /**
     * A Metadata request, version 1, for no topic. The broker opens its port once it is registered
     * and answers with the brokers that take requests: itself, when it is ready.
     */
    @Override
    public Probe probe() {
        short metadata = 3;
        short version = 1;
        byte[] request =
                ByteBuffer.allocate(18)
                        .putInt(14)
                        .putShort(metadata)
                        .putShort(version)
                        .putInt(1)
                        .putShort((short) -1)
                        .putInt(0)
                        .array();
        int brokers = 8;
        return new Probe(port(), request, 12, answer -> answer.getInt(brokers) == 1);
    }

    private Path directory() {
        return data.of(name());
    }

    private Path file() {
        return directory().resolve("server.properties");
    }

    private Path logs() {
        return directory().resolve("log");
    }
}
