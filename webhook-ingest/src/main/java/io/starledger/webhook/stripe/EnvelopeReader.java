package io.starledger.webhook.stripe;

import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.StripeCustomerId;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads the envelope of an event token by token and passes over everything else: of some ten
 * kilobytes, a few hundred are of interest. Throws {@link RefusedException} if there is none.
 */
final class EnvelopeReader {
    private static final int MAX_TEXT = 255;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final JsonFactory json = new JsonFactory();

    Envelope read(byte[] body) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed();
            }
            Fields fields = new Fields();
            fields.readFrom(parser);
            if (parser.nextToken() != null) {
                throw malformed();
            }
            return fields.toEnvelope();
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            throw malformed();
        }
    }

    private static RefusedException malformed() {
        return new RefusedException(Refusal.MALFORMED);
    }

    /** Of the event, as far as they have been met. */
    private static final class Fields {
        private @Nullable String id;
        private @Nullable String type;
        private @Nullable String apiVersion;
        private @Nullable Boolean livemode;
        private @Nullable Instant createdAt;
        private @Nullable StripeAccountId account;
        private @Nullable StripeCustomerId customer;

        void readFrom(JsonParser parser) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "id" -> id = text(parser);
                    case "type" -> type = text(parser);
                    case "api_version" -> apiVersion = text(parser);
                    case "livemode" -> livemode = parser.getBooleanValue();
                    case "created" -> createdAt = instant(parser);
                    case "account" -> account = account(text(parser));
                    case "data" -> readData(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        Envelope toEnvelope() {
            if (id == null || type == null || livemode == null || createdAt == null) {
                throw malformed();
            }
            if (createdAt.isBefore(Instant.EPOCH) || createdAt.isAfter(LATEST)) {
                throw malformed();
            }
            return new Envelope(id, livemode, type, createdAt, apiVersion, account, customer);
        }

        private void readData(JsonParser parser) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("object") && parser.currentToken() == JsonToken.START_OBJECT) {
                    customer = customer(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }

        /** Of the event's object: whom it names as {@code customer}, or itself if it is one. */
        private static @Nullable StripeCustomerId customer(JsonParser parser) {
            String own = null;
            String named = null;
            boolean isCustomer = false;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "id" -> own = scalar(parser);
                    case "object" -> isCustomer = "customer".equals(scalar(parser));
                    case "customer" -> named = scalar(parser);
                    default -> parser.skipChildren();
                }
            }
            String id = isCustomer ? own : named;
            return id == null || !StripeCustomerId.isValid(id) ? null : new StripeCustomerId(id);
        }

        private static @Nullable String scalar(JsonParser parser) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return parser.getString();
            }
            parser.skipChildren();
            return null;
        }

        private static @Nullable StripeAccountId account(@Nullable String id) {
            return id == null ? null : new StripeAccountId(id);
        }

        /** Seconds; in events of API v2 a time of RFC 3339. */
        private static Instant instant(JsonParser parser) {
            return parser.currentToken() == JsonToken.VALUE_STRING
                    ? Instant.parse(parser.getString())
                    : Instant.ofEpochSecond(parser.getLongValue());
        }

        private static @Nullable String text(JsonParser parser) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            if (parser.currentToken() != JsonToken.VALUE_STRING
                    || parser.getStringLength() == 0
                    || parser.getStringLength() > MAX_TEXT) {
                throw malformed();
            }
            return parser.getString();
        }
    }
}
