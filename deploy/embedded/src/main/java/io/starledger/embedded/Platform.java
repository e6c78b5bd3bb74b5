package io.starledger.embedded;

import java.util.Locale;

/** A kind of machine that the bundled native programs exist for. */
enum Platform {
    LINUX_AMD64("linux-x86_64", "linux-amd64"),
    LINUX_ARM64("linux-arm_64", "linux-arm64"),
    DARWIN_AMD64("darwin-x86_64", "darwin-amd64"),
    DARWIN_ARM64("darwin-arm_64", "darwin-arm64");

    private final String postgresName;
    private final String redisName;

    Platform(String postgresName, String redisName) {
        this.postgresName = postgresName;
        this.redisName = redisName;
    }

    static Platform current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (system.startsWith("linux")) {
            return arm ? LINUX_ARM64 : LINUX_AMD64;
        }
        if (system.startsWith("mac")) {
            return arm ? DARWIN_ARM64 : DARWIN_AMD64;
        }
        throw new UnsupportedOperationException("expected Linux or macOS but was " + system);
    }

    String postgresName() {
        return postgresName;
    }

    String redisName() {
        return redisName;
    }
}
