package io.starledger.ratings.gate;

/** Names in Redis. */
final class RedisGateKeys {
    static final String GATE = "ratings:{items}:gate";

    private RedisGateKeys() {}

    static String written(int partition) {
        return "written:" + partition;
    }

    static String floor(int partition) {
        return "floor:" + partition;
    }

    static String until(int partition) {
        return "until:" + partition;
    }
}
