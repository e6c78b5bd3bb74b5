package io.starledger.ratings.gate;

import io.starledger.platform.generation.Generation;
import io.starledger.schemas.ids.ItemKey;

/** The names of one generation's keys in Redis, and those of the fields of its gate. */
public record RedisNames(String prefix) {

    public static RedisNames of(Generation generation) {
        return new RedisNames(generation.named("ratings") + ":");
    }

    public String item(ItemKey item) {
        return prefix + "item:{" + item + "}";
    }

    /** What every key of this generation looks like, and none of another's. */
    public String pattern() {
        return prefix + "*";
    }

    String gate() {
        return prefix + "{items}:gate";
    }

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
