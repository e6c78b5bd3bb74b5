package io.starledger.ratings.gate;

/** Names in Redis. */
final class RedisGateKeys {
    static final String GATE = "ratings:{items}:gate";

    private RedisGateKeys() {}

    static String written(int partition) {
        return "written:" + partition;
    }

    static String floor(String shard, int partition) {
        return "floor:" + shard + ":" + partition;
    }

    static String until(String shard, int partition) {
        return "until:" + shard + ":" + partition;
    }
}
