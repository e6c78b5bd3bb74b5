package io.starledger.benchmarks.load;

/** Called on the generator's one thread. */
@FunctionalInterface
public interface AnswerListener {

    /**
     * The connection is free again.
     *
     * @param nanos from the write of the request to the end of the answer
     */
    void onAnswer(Connection connection, Answer answer, long nanos);
}
