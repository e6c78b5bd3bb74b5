package io.starledger.e2e;

import java.nio.file.Path;

final class FourProcessesIT extends PlatformSuite {

    @Override
    PlatformUnderTest start(Path data) {
        return new FourProcesses(data);
    }
}
