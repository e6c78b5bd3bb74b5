package io.starledger.schemas.ids;

/**
 * The syntax shared by all ids that tenants choose: 1-128 of {@code A-Z a-z 0-9 . _ : -}, not
 * {@code .} or {@code ..}.
 */
final class OpaqueId {
    static final int MAX_LENGTH = 128;
    private static final int MAX_QUOTED = 40;

    private OpaqueId() {}

    static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.equals(".") || text.equals("..")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static String require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "expected "
                            + what
                            + " of 1-128 characters of A-Z a-z 0-9 . _ : - but was "
                            + quote(text));
        }
        return text;
    }

    /**
     * A short form of bad input that is safe to print: control and non-ASCII characters escaped,
     * long text cut.
     */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.chars()
                .limit(MAX_QUOTED)
                .forEach(
                        c -> {
                            if (c < ' ' || c > '~') {
                                quoted.append(String.format("\\u%04x", c));
                            } else {
                                quoted.append((char) c);
                            }
                        });
        return quoted.append(text.length() > MAX_QUOTED ? "…'" : "'").toString();
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }
}
