package io.starledger.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The generator's one thread. */
public final class LoadClient implements AutoCloseable {
    private static final long END_SECONDS = 5;

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /** So many connections to a loopback port; throws if one of them is refused. */
    public Connections connect(int port, int count) {
        List<Connection> connections = new ArrayList<>(count);
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(group)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(new Pipeline());
        for (int i = 0; i < count; i++) {
            Channel channel =
                    bootstrap
                            .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                            .syncUninterruptibly()
                            .channel();
            connections.add(Objects.requireNonNull(channel.pipeline().get(Connection.class)));
        }
        return new Connections(connections, thread());
    }

    /** Where everything that concerns a connection has to happen. */
    public EventLoop thread() {
        return group.next();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new HttpResponseDecoder(), new Connection(channel));
        }
    }
}
