package io.starledger.benchmarks.freshness;

/** Something sent that is asked for until an answer shows it. */
public interface Probe {

    /** The HTTP request by which it is sent. */
    byte[] request();

    /** The HTTP request by which it is asked for. */
    byte[] read();

    boolean isShownBy(String body);

    /** Called once, when an answer has shown it. */
    void shown();
}
