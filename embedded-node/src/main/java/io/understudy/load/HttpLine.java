package io.understudy.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * The connection of one user, with one request at a time; a new one is made when the old one has
 * ended. A request that was sent is never sent again, so that servers count as many as users do.
 * Everything happens on the thread of the run.
 */
final class HttpLine implements Dial.Told {
  private static final int MOST_BYTES = 1 << 20;

  /** Sooner than any server closes it, so that no request meets a connection that just ends. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final Surroundings around;
  private final Addresses addresses;
  private Channel channel;
  private URI at;
  private HttpAsk ask;
  private Reply reply;
  private long since;

  /** What becomes of a request; one of the two is called, once. */
  interface Reply {
    void answered(HttpAnswer answer);

    /**
     * There is no answer, or none that can be read.
     *
     * @param cause one of {@link Cause}
     */
    void failed(String cause, String words);
  }

  /**
   * @param home which of the addresses it uses, by any number
   */
  HttpLine(Surroundings around, int home) {
    this.around = around;
    this.addresses = around.addresses(home);
  }

  /** Sends a request. There must be none under way. */
  void send(HttpAsk request, Reply told) {
    if (reply != null) {
      throw new IllegalStateException("a user does one thing at a time");
    }
    long now = System.nanoTime();
    boolean rested = now - since > IDLE_NANOS;
    ask = request;
    reply = told;
    since = now;
    URI next = addresses.next();
    if (channel != null && channel.isActive() && next.equals(at) && !rested) {
      write();
    } else {
      close();
      at = null;
      Dial.connect(around.loop(), addresses, next, Reader::new, this);
    }
  }

  @Override
  public void trying(Channel next) {
    channel = next;
  }

  @Override
  public boolean awaits(Channel one) {
    return one.equals(channel);
  }

  @Override
  public void connected(Channel connected, URI to) {
    at = to;
    write();
  }

  @Override
  public void refused(String words) {
    fail(Cause.CONNECT, words);
  }

  private void write() {
    around.tally().left();
    var _ = channel.writeAndFlush(ask.to(at.getRawAuthority()), channel.voidPromise());
  }

  /** Gives up a request that has taken too long. */
  void look(long now) {
    if (reply != null && now - since > around.timeout()) {
      fail(
          Cause.TIMEOUT,
          "no answer within %,d ms".formatted(TimeUnit.NANOSECONDS.toMillis(around.timeout())));
    }
  }

  private void fail(String cause, String words) {
    close();
    Reply told = reply;
    if (told != null) {
      reply = null;
      told.failed(cause, ask.words() + ": " + words);
    }
  }

  private void answered(HttpAnswer answer, boolean again) {
    if (!again) {
      close();
    }
    since = System.nanoTime();
    Reply told = reply;
    reply = null;
    told.answered(answer);
  }

  /** Ends the connection; a request that is under way hears nothing of it. */
  void close() {
    Channel old = channel;
    channel = null;
    if (old != null) {
      var _ = old.close();
    }
  }

  private final class Reader extends SimpleChannelInboundHandler<HttpObject> {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(256);
    private HttpResponse head;

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
      if (!context.channel().equals(channel)) {
        return;
      }
      if (part.decoderResult().isFailure()) {
        fail(Cause.WRONG_ANSWER, "the answer is not HTTP");
        return;
      }
      if (part instanceof HttpResponse response) {
        head = response;
        body.reset();
      }
      if (part instanceof HttpContent content) {
        content.content().readBytes(body, content.content().readableBytes());
        if (body.size() > MOST_BYTES) {
          fail(Cause.WRONG_ANSWER, "the answer has more than %,d bytes".formatted(MOST_BYTES));
        } else if (part instanceof LastHttpContent) {
          last();
        }
      }
    }

    private void last() {
      if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
        return;
      }
      if (reply == null) {
        close(); // an answer that nobody asked for
        return;
      }
      HttpAnswer answer = new HttpAnswer(head.status().code(), head.headers(), body.toByteArray());
      answered(answer, HttpUtil.isKeepAlive(head));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      ended(context, "the connection was closed before the answer was complete");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      ended(context, "the connection broke: " + cause.getMessage());
    }

    private void ended(ChannelHandlerContext context, String words) {
      if (context.channel().equals(channel)) {
        fail(Cause.RESET, words);
      }
    }
  }
}
