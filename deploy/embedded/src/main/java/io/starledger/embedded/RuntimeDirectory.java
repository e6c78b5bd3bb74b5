package io.starledger.embedded;

import org.jspecify.annotations.Nullable;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;

/**
 * Where the build has unpacked the programs: named by a system property, else the {@code target}
 * directory this class was loaded from, else that of the repository the working directory lies in.
 */
record RuntimeDirectory(Path root) {
    static final String PROPERTY = "starledger.runtime";

    static RuntimeDirectory locate() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return new RuntimeDirectory(Path.of(named).toAbsolutePath());
        }
        Stream<Path> candidates =
                Stream.concat(
                        Stream.ofNullable(besideThisClass()),
                        Stream.iterate(
                                        Path.of("").toAbsolutePath(),
                                        path -> path != null,
                                        Path::getParent)
                                .map(path -> path.resolve("deploy/embedded/target")));
        return candidates
                .map(RuntimeDirectory::new)
                .filter(directory -> Files.exists(directory.broker()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RuntimeMissingException(
                                        Path.of("deploy/embedded/target/broker")));
    }

    private static @Nullable Path besideThisClass() {
        CodeSource source = RuntimeDirectory.class.getProtectionDomain().getCodeSource();
        try {
            return source == null || !source.getLocation().getProtocol().equals("file")
                    ? null
                    : Path.of(source.getLocation().toURI()).getParent();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    Path broker() {
        return root.resolve("broker");
    }

    Path registryJar() {
        return existing(root.resolve("registry/quarkus-run.jar"));
    }

    Path redisServer(Platform platform) {
        return existing(root.resolve("redis/redis-server-7.0.15-" + platform.redisName()));
    }

    /** Unpacked at the first use on this machine. */
    Path postgresHome(Platform platform) {
        Path home = root.resolve("postgres").resolve(platform.postgresName());
        if (!Files.exists(home)) {
            PostgresArchive.unpack(
                    existing(home.resolveSibling("postgres-" + platform.postgresName() + ".txz")),
                    home);
        }
        return home;
    }

    /**
     * A JVM's class data archive, written when the part first ends in order; it halves the starts
     * after that.
     */
    Path classArchive(PartName part) {
        return root.resolve(part.id() + ".jsa");
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new RuntimeMissingException(path);
        }
        return path;
    }
}
