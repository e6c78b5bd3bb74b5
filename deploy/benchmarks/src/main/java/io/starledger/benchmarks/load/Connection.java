package io.starledger.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;

/**
 * A keep-alive connection with at most one request on its way; belongs to the generator's thread.
 */
public final class Connection extends SimpleChannelInboundHandler<HttpObject> {
    private static final int TYPICAL_BODY = 512;

    private final Channel channel;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(TYPICAL_BODY);
    private @Nullable AnswerListener waiting;
    private long sentAt;
    private int status;

    Connection(Channel channel) {
        this.channel = channel;
    }

    /** A whole HTTP request; {@code then} hears once, also when the connection breaks. */
    public void send(byte[] request, AnswerListener then) {
        if (waiting != null) {
            throw new IllegalStateException(
                    "expected a free connection but a request is on its way");
        }
        waiting = then;
        sentAt = System.nanoTime();
        channel.writeAndFlush(Unpooled.wrappedBuffer(request))
                .addListener(
                        written -> {
                            if (!written.isSuccess()) {
                                answered(Answer.BROKEN);
                            }
                        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws Exception {
        if (part instanceof HttpResponse head) {
            status = head.decoderResult().isSuccess() ? head.status().code() : Answer.BROKEN;
        }
        if (part instanceof HttpContent content) {
            content.content().readBytes(body, content.content().readableBytes());
        }
        if (part instanceof LastHttpContent) {
            answered(status);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        answered(Answer.BROKEN);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ChannelFuture _ = context.close();
    }

    void close() {
        waiting = null;
        ChannelFuture _ = channel.close();
    }

    private void answered(int code) {
        AnswerListener listener = waiting;
        waiting = null;
        String text = body.toString(UTF_8);
        body.reset();
        if (listener != null) {
            listener.onAnswer(this, new Answer(code, text), System.nanoTime() - sentAt);
        }
    }
}
