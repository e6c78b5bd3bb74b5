package io.starledger.platform.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Holds bodies to a pace. One that comes more slowly fails with {@link ReadTimeoutException} for
 * whoever reads it; on one whose call was answered already, and which nobody reads, the connection
 * is closed. Time in which the service itself reads nothing is not the sender's.
 *
 * <p>A body that comes with its headers costs no timer, and none outlives its connection.
 */
final class BodyPaceHandler extends ChannelDuplexHandler {
    private static final long TICK_MILLIS = 250;

    private final HttpSettings settings;
    private long requests;
    private long answers;
    private boolean interim;
    private boolean inBody;
    private long bytes;
    private long millis;
    private @Nullable Future<?> watch;

    BodyPaceHandler(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            requests++;
            inBody = true;
            bytes = 0;
            millis = 0;
        }
        if (message instanceof HttpContent content) {
            bytes += content.content().readableBytes();
        }
        if (message instanceof LastHttpContent) {
            inBody = false;
            endWatch();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (inBody && watch == null) {
            watch =
                    context.executor()
                            .scheduleAtFixedRate(
                                    () -> tick(context),
                                    TICK_MILLIS,
                                    TICK_MILLIS,
                                    TimeUnit.MILLISECONDS);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        ChannelFuture _ = context.write(message, promise);
        if (message instanceof LastHttpContent && !interim) {
            answers++;
            millis = 0;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        endWatch();
        context.fireChannelInactive();
    }

    private void tick(ChannelHandlerContext context) {
        if (answers == requests) {
            millis += TICK_MILLIS;
            if (millis >= settings.bodyAfterAnswer().toMillis()) {
                ChannelFuture _ = context.close();
            }
        } else if (context.channel().config().isAutoRead()) {
            millis += TICK_MILLIS;
            if (millis >= allowed().toMillis()) {
                millis = 0;
                context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
            }
        }
    }

    private Duration allowed() {
        return settings.bodyGrace().plusSeconds(bytes / settings.bodyRate().toBytes());
    }

    private void endWatch() {
        if (watch != null) {
            watch.cancel(false);
            watch = null;
        }
    }
}
