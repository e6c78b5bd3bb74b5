package io.starledger.benchmarks.fold;

import io.starledger.benchmarks.fold.FoldWorker.Mode;
import io.starledger.embedded.Directories;
import io.starledger.platform.kafka.KafkaAutoConfiguration;
import io.starledger.platform.streams.StreamsConfiguration;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The subject: the topology of ratings on the platform's own Streams configuration, each time as a
 * new application without state. Neither projections nor HTTP beside it.
 */
final class TopologyRun {
    private final List<String> arguments;
    private final int count;
    private final Path stateDirectory;

    private TopologyRun(List<String> arguments, int count, Path stateDirectory) {
        this.arguments = arguments;
        this.count = count;
        this.stateDirectory = stateDirectory;
    }

    /** Arguments: Kafka's address, the registry's, how many events there are, mode, directory. */
    public static void main(String[] arguments) throws IOException {
        Mode mode = Mode.valueOf(arguments[3]);
        List<String> properties =
                List.of(
                        "--starledger.kafka.bootstrap-servers=" + arguments[0],
                        "--starledger.kafka.registry.url=" + arguments[1],
                        "--starledger.streams.state-directory=" + arguments[4],
                        "--benchmarks.mode=" + mode,
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn",
                        mode == Mode.IN_MEMORY
                                ? "--starledger.streams.guarantee=at_least_once"
                                : "");
        TopologyRun run =
                new TopologyRun(properties, Integer.parseInt(arguments[2]), Path.of(arguments[4]));
        Answering.everyLine(run::run);
    }

    private double run() {
        String application = "benchmark-" + UUID.randomUUID();
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(
                                KafkaAutoConfiguration.class,
                                StreamsConfiguration.class,
                                FoldedTopology.class)
                        .web(WebApplicationType.NONE)
                        .registerShutdownHook(false)
                        .properties("benchmarks.application=" + application)
                        .run(arguments.toArray(String[]::new))) {
            return new CommittedOffsets(context.getBean(Admin.class), application).rateUpTo(count);
        } finally {
            Directories.delete(stateDirectory);
        }
    }
}
