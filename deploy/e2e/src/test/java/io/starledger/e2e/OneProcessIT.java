package io.starledger.e2e;

import java.nio.file.Path;

final class OneProcessIT extends PlatformSuite {

    @Override
    PlatformUnderTest start(Path data) {
        return new OneProcess(data);
    }
}
