package io.starledger.schemas.ids;

/**
 * Key {@code tenant/item/user/rating}: the comment of one submission. It names the submission, so
 * that compaction never lets the comment of a late, older rating replace that of the rating in
 * force.
 */
public record CommentKey(RaterKey rater, RatingId rating) implements OwnedKey {

    /**
     * Throws {@link IllegalArgumentException} if {@code key} is not {@code
     * tenant/item/user/rating}.
     */
    public static CommentKey parse(String key) {
        String[] parts = RecordKey.split(key, 4);
        ItemKey item = new ItemKey(TenantId.parse(parts[0]), new ItemId(parts[1]));
        return new CommentKey(new RaterKey(item, new UserId(parts[2])), RatingId.parse(parts[3]));
    }

    @Override
    public TenantId tenant() {
        return rater.tenant();
    }

    @Override
    public String toString() {
        return rater + "/" + rating.value();
    }
}
