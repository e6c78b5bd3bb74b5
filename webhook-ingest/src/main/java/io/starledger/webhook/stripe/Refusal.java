package io.starledger.webhook.stripe;

import io.starledger.platform.problem.ProblemType;

import java.util.Locale;

/**
 * Why a delivery is not taken. Who cannot sign learns nothing but that: all that comes before the
 * signature is found to hold is the same for every endpoint, also one that does not exist.
 */
enum Refusal {
    TOO_LARGE(ProblemType.TOO_LARGE, "expected a body within the limit but it is longer"),
    TOO_SLOW(ProblemType.TOO_SLOW, "expected the whole body in time but it was not there"),
    TOO_MANY(ProblemType.UNAVAILABLE, "expected fewer bytes on their way in at once"),
    NO_SIGNATURE(
            ProblemType.SIGNATURE_INVALID,
            "expected the header Stripe-Signature with one t and at least one v1 but was none or"
                    + " another"),
    SIGNATURE(
            ProblemType.SIGNATURE_INVALID,
            "expected a signature by a secret of this endpoint over the body as it came"),
    TOO_OLD(ProblemType.SIGNATURE_INVALID, "expected a signature made lately but it is too old"),
    AHEAD(ProblemType.SIGNATURE_INVALID, "expected a signature made by now but it is of later"),
    MALFORMED(
            ProblemType.MALFORMED_REQUEST,
            "expected a Stripe event in JSON with id, type, livemode and created"),
    MODE(
            ProblemType.EVENT_MISDIRECTED,
            "expected an event of the mode that this platform is in, test or live, but was one of"
                    + " the other"),
    ACCOUNT(
            ProblemType.EVENT_MISDIRECTED,
            "expected an event of an account that this endpoint's secret is for but was one of"
                    + " another");

    private final ProblemType problem;
    private final String detail;

    Refusal(ProblemType problem, String detail) {
        this.problem = problem;
        this.detail = detail;
    }

    ProblemType problem() {
        return problem;
    }

    String detail() {
        return detail;
    }

    /** As it is counted and logged. */
    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }
}
