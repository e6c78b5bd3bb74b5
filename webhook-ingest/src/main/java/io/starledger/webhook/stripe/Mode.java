package io.starledger.webhook.stripe;

/** Whether real money moves. A platform is in one of the two, and takes nothing of the other. */
enum Mode {
    TEST,
    LIVE;

    boolean admits(Envelope event) {
        return event.livemode() == (this == LIVE);
    }
}
