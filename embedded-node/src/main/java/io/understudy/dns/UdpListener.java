package io.understudy.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers datagrams, one after the other, on a thread of its own. */
final class UdpListener implements AutoCloseable {
  /** No request of ours is longer; the rest of a longer datagram is not read. */
  private static final int MOST_REQUEST = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(UdpListener.class);

  private final DatagramChannel channel;
  private final Responder responder;
  private final Thread thread;

  private UdpListener(DatagramChannel channel, Responder responder) {
    this.channel = channel;
    this.responder = responder;
    this.thread = Thread.ofPlatform().daemon().name("dns-udp").unstarted(this::serve);
  }

  /**
   * Takes the address; nothing is answered before {@link #start}.
   *
   * @throws IOException if it is taken
   */
  static UdpListener bind(InetSocketAddress address, Responder responder) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.bind(address);
      return new UdpListener(channel, responder);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  void start() {
    thread.start();
  }

  private void serve() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_REQUEST);
    while (channel.isOpen()) {
      try {
        buffer.clear();
        InetSocketAddress client = (InetSocketAddress) channel.receive(buffer);
        buffer.flip();
        byte[] packet = new byte[buffer.remaining()];
        buffer.get(packet);
        byte[] answer = responder.answer(packet, false, client);
        if (answer != null) {
          buffer.clear().put(answer).flip();
          int _ = channel.send(buffer, client);
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException e) {
        // One client's trouble must not be the end of the service for all.
        LOG.debug("A datagram was not answered", e);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      thread.join();
    } catch (IOException e) {
      LOG.debug("Closing the datagram socket", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
