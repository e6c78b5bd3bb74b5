package io.starledger.ingest.reading;

import java.util.HexFormat;

/** Bad input in a form that is safe to print: long text cut, all but visible ASCII escaped. */
public final class Quoted {
    private static final int SHOWN = 40;
    private static final HexFormat HEX = HexFormat.of();

    private Quoted() {}

    /** Within single quotes. */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(Math.min(text.length(), SHOWN) + 3).append('\'');
        for (int i = 0; i < text.length() && i < SHOWN; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                quoted.append("\\u").append(HEX.toHexDigits(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(text.length() > SHOWN ? "…'" : "'").toString();
    }
}
