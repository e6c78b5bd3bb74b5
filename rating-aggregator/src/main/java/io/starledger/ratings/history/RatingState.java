package io.starledger.ratings.history;

/** What has become of a rating. */
enum RatingState {
    /** It is in the log, and the views have not come there yet. */
    ACCEPTED,
    /** It counts. */
    IN_FORCE,
    /** It would count, had not a moderator hidden what its user says of the item. */
    HIDDEN,
    /** Another rating of the user holds, or held, in its place. */
    SUPERSEDED,
    /** The user took it back. */
    RETRACTED
}
