package io.starledger.cli.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** What readers say, by score. */
final class DemoComments {
    private static final List<List<String>> BY_SCORE =
            List.of(
                    List.of(
                            "Gave up on page thirty.",
                            "Not for me, and I tried twice.",
                            "The cover promised another book."),
                    List.of(
                            "Starts well, then wanders off.",
                            "Too long by half.",
                            "I wanted to like it."),
                    List.of(
                            "Good on a train.",
                            "Fine, though I have forgotten the end.",
                            "A fair story, plainly told."),
                    List.of(
                            "Kept me up one night.",
                            "Lent it to my sister, who kept it.",
                            "Nearly perfect; the middle sags a little."),
                    List.of(
                            "Read it twice in a week.",
                            "The best thing on my shelf.",
                            "I bought three more to give away."));

    private DemoComments() {}

    static String of(int score, RandomGenerator random) {
        List<String> comments = BY_SCORE.get(score - 1);
        return comments.get(random.nextInt(comments.size()));
    }
}
