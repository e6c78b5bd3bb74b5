package io.starledger.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Every write goes to the append-only file before it is answered, and to the disk within a second.
 */
record RedisRecipe(RuntimeDirectory runtime, DataDirectory data, Ports ports) implements Recipe {
    private static final String READY = "+PONG";

    @Override
    public PartName name() {
        return PartName.REDIS;
    }

    @Override
    public int port() {
        return ports.of(PortUse.REDIS);
    }

    @Override
    public void prepare(Launcher launcher) throws IOException {
        Files.createDirectories(data.of(name()));
    }

    @Override
    public Launch launch() {
        return Launch.of(
                List.of(
                        runtime.redisServer(Platform.current()).toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port()),
                        "--dir",
                        data.of(name()).toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec"));
    }

    /** While it reads its file it answers {@code -LOADING}. */
    @Override
    public Probe probe() {
        byte[] ping = "PING\r\n".getBytes(US_ASCII);
        return new Probe(
                port(),
                ping,
                READY.length(),
                answer -> US_ASCII.decode(answer).toString().equals(READY));
    }
}
