package io.starledger.cli.demo;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** The shop's books, the most popular first, each with the score its readers tend to. */
enum DemoBook {
    THE_LIGHTHOUSE_LEDGER(4.5),
    SALT_AND_SIGNAL(3.9),
    A_FIELD_GUIDE_TO_QUIET(4.7),
    NINE_BRIDGES(3.4),
    THE_CARTOGRAPHERS_DEBT(4.2),
    WINTER_ARITHMETIC(4.0),
    THE_GLASS_ORCHARD(2.6),
    LETTERS_TO_A_TIDE(4.4),
    THE_LAST_SEMAPHORE(3.1),
    COPPER_MOON_ROAD(3.7),
    THE_UNWRITTEN_MAP(4.8),
    HOW_TO_KEEP_BEES_BADLY(4.1),
    A_THOUSAND_SMALL_DOORS(3.5),
    THE_PATIENT_CLOCK(4.6),
    RIVER_OF_BRASS(2.2),
    THE_ALMANAC_THIEF(3.8),
    NORTH_OF_EVERYTHING(4.3),
    THE_SECOND_KITCHEN(4.0),
    ECHOES_OF_TIN(1.9),
    A_HISTORY_OF_STAIRS(4.9);

    private static final double SPREAD = 0.9;

    private final double quality;

    DemoBook(double quality) {
        this.quality = quality;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By Zipf's law: the n-th book is rated 1/n as often as the first. */
    static DemoBook popular(RandomGenerator random) {
        DemoBook[] books = values();
        double all = 0;
        for (int i = 0; i < books.length; i++) {
            all += 1.0 / (i + 1);
        }
        double left = random.nextDouble() * all;
        int book = 0;
        for (left -= 1; left > 0 && book < books.length - 1; left -= 1.0 / (book + 1)) {
            book++;
        }
        return books[book];
    }

    int score(RandomGenerator random) {
        long score = Math.round(quality + SPREAD * random.nextGaussian());
        return Math.clamp(score, 1, 5);
    }
}
