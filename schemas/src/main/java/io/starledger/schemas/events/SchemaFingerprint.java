package io.starledger.schemas.events;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The CRC-64-AVRO fingerprint of a schema's parsing canonical form (Avro specification, 'Schema
 * Fingerprints').
 */
public record SchemaFingerprint(long value) {
    private static final String PREFIX = "urn:avro:crc-64:";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{16}");
    private static final HexFormat HEX = HexFormat.of();

    public static SchemaFingerprint of(Schema schema) {
        return new SchemaFingerprint(SchemaNormalization.parsingFingerprint64(schema));
    }

    /** Throws {@link IllegalArgumentException} if {@code uri} is not one that {@link #uri} made. */
    public static SchemaFingerprint parse(String uri) {
        if (!FORM.matcher(uri).matches()) {
            throw new IllegalArgumentException(
                    "expected a dataschema " + PREFIX + "<16 hex digits> but was " + uri);
        }
        return new SchemaFingerprint(
                HexFormat.fromHexDigitsToLong(uri, PREFIX.length(), uri.length()));
    }

    /** The form it has in the header {@code ce_dataschema}. */
    public String uri() {
        return PREFIX + HEX.toHexDigits(value);
    }
}
