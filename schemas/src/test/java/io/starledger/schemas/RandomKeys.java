package io.starledger.schemas;

import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.RatingId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** Keys of every allowed shape, the same again for the same seed. */
public final class RandomKeys {
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-";
    private static final int LONGEST = 128;

    private final SplittableRandom random;

    private RandomKeys(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The seed is {@code -Dseed} or a new one, and is printed. */
    public static RandomKeys seeded() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed of random keys: " + seed);
        return new RandomKeys(seed);
    }

    public Stream<CommentKey> comments(int count) {
        return Stream.generate(this::comment).limit(count);
    }

    private CommentKey comment() {
        ItemKey item = new ItemKey(new TenantId(uuid()), new ItemId(opaque()));
        return new CommentKey(new RaterKey(item, new UserId(opaque())), new RatingId(uuid()));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String opaque() {
        String text =
                random.ints(random.nextInt(1, LONGEST + 1), 0, ALPHABET.length())
                        .collect(
                                StringBuilder::new,
                                (made, i) -> made.append(ALPHABET.charAt(i)),
                                StringBuilder::append)
                        .toString();
        return ItemId.isValid(text) ? text : opaque();
    }
}
