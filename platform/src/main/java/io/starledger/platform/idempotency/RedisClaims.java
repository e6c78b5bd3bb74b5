package io.starledger.platform.idempotency;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ValueOutput;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.starledger.platform.redis.GuardedRedis;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;

/**
 * What Redis remembers of a key: the request's fingerprint, then {@code !} and until when it is
 * under way, in milliseconds by Redis' own clock, or {@code =} and the answer.
 */
final class RedisClaims {
    private static final char UNDER_WAY = '!';
    private static final char ANSWERED = '=';
    private static final char GRANTED = '+';
    private static final char OF_ANOTHER = '#';

    /** ARGV: fingerprint, how long under way, how long kept. */
    private static final String CLAIM =
            """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local known = redis.call('GET', KEYS[1])
            if known then
              if string.sub(known, 1, #ARGV[1]) ~= ARGV[1] then return '#' end
              local state = string.sub(known, #ARGV[1] + 1)
              if string.sub(state, 1, 1) == '=' then return state end
              if tonumber(string.sub(state, 2)) > now then return '!' end
            end
            local token = string.format('!%.0f', now + ARGV[2])
            if known then
              redis.call('SET', KEYS[1], ARGV[1] .. token, 'KEEPTTL')
            else
              redis.call('SET', KEYS[1], ARGV[1] .. token, 'PX', ARGV[3])
            end
            return '+' .. token
            """;

    /** ARGV: fingerprint, answer, how long kept. The first answer stays. */
    private static final String ANSWER =
            """
            local known = redis.call('GET', KEYS[1])
            if known then
              if string.sub(known, 1, #ARGV[1]) ~= ARGV[1] then return '=' .. ARGV[2] end
              local state = string.sub(known, #ARGV[1] + 1)
              if string.sub(state, 1, 1) == '=' then return state end
              redis.call('SET', KEYS[1], ARGV[1] .. '=' .. ARGV[2], 'KEEPTTL')
            else
              redis.call('SET', KEYS[1], ARGV[1] .. '=' .. ARGV[2], 'PX', ARGV[3])
            end
            return '=' .. ARGV[2]
            """;

    /** ARGV: fingerprint, token. The fingerprint stays, so that another request is told apart. */
    private static final String GIVE_UP =
            """
            if redis.call('GET', KEYS[1]) == ARGV[1] .. ARGV[2] then
              redis.call('SET', KEYS[1], ARGV[1] .. '!0', 'KEEPTTL')
            end
            return '+'
            """;

    private final GuardedRedis redis;
    private final IdempotencySettings settings;

    RedisClaims(GuardedRedis redis, IdempotencySettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    Mono<Claim> claim(KeyedRequest request) {
        return run(CLAIM, request, millis(settings.underWay()), millis(settings.kept()))
                .map(RedisClaims::toClaim);
    }

    /** The answer that the request has from now on: this one, or one that came before it. */
    Mono<String> answer(KeyedRequest request, String answer) {
        return run(ANSWER, request, answer, millis(settings.kept())).map(told -> told.substring(1));
    }

    /** Lets the next one in at once. */
    Mono<Void> giveUp(KeyedRequest request, String token) {
        return run(GIVE_UP, request, token).then();
    }

    private Mono<String> run(String script, KeyedRequest request, String... arguments) {
        CommandArgs<String, String> args =
                new CommandArgs<>(StringCodec.UTF8)
                        .add(script)
                        .add(1)
                        .addKey(request.inRedis())
                        .add(request.fingerprint().value());
        List.of(arguments).forEach(args::add);
        return Mono.fromCompletionStage(
                () ->
                        redis.send(
                                new Command<>(
                                        CommandType.EVAL,
                                        new ValueOutput<>(StringCodec.UTF8),
                                        args)));
    }

    private static Claim toClaim(String told) {
        return switch (told.charAt(0)) {
            case GRANTED -> new Claim.Granted(told.substring(1));
            case ANSWERED -> new Claim.Answered(told.substring(1));
            case UNDER_WAY -> new Claim.UnderWay();
            case OF_ANOTHER -> new Claim.OfAnother();
            default -> throw new IllegalStateException("expected a claim but was " + told);
        };
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
