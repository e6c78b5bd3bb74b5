package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;

import java.util.List;
import java.util.regex.Pattern;

/** Kafka's {@code kafka-producer-perf-test.sh}, in a JVM of its own as it is meant to run. */
record ProducerTool(String bootstrapServers, String topic, int recordBytes) {
    private static final int RECORDS_OF_A_RUN = 4;

    /** Of its last lines the one of the steady state, which tells percentiles. */
    private static final Pattern SUMMARY =
            Pattern.compile("steady state records sent, ([0-9.]+) records/sec .*50th");

    /** As the tool itself tells, without its warm-up. */
    double recordsPerSecond(Workbench bench) {
        int records = bench.effort().records() * RECORDS_OF_A_RUN;
        List<String> arguments =
                List.of(
                        "--topic",
                        topic,
                        "--num-records",
                        Integer.toString(records),
                        "--warmup-records",
                        Integer.toString(records / RECORDS_OF_A_RUN),
                        "--record-size",
                        Integer.toString(recordBytes),
                        "--throughput",
                        "-1",
                        "--bootstrap-server",
                        bootstrapServers,
                        "--command-property",
                        "acks=all",
                        "compression.type=lz4",
                        "batch.size=131072");
        try (ChildJvm tool =
                ChildJvm.answering(
                        "org.apache.kafka.tools.ProducerPerformance",
                        arguments,
                        bench.log("producer-performance"))) {
            return Double.parseDouble(tool.awaitLine(SUMMARY).group(1));
        }
    }
}
