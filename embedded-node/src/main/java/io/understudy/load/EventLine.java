package io.understudy.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One stream of server-sent events (WHATWG HTML, section 9.2), from its request to its end. A
 * stream that has ended is not opened again. Everything happens on the thread of the run.
 */
final class EventLine implements Dial.Told {
  private static final int MOST_CHARS = 1 << 20;

  private final Surroundings around;
  private final HttpAsk ask;
  private final Reader reader;
  private final StringBuilder text = new StringBuilder();
  private Channel channel;
  private String id = "";
  private boolean over;

  /** Who is told. */
  interface Reader {
    /**
     * Something has come.
     *
     * @param node who sends
     * @param id where to go on after a new connection; empty if nobody said so
     */
    void event(String node, String id, String data);

    /** The stream has ended, or could not be had; told once. */
    void ended(String words);
  }

  /**
   * Opens a stream.
   *
   * @param ask asks for it
   */
  EventLine(Surroundings around, Addresses addresses, HttpAsk ask, Reader reader) {
    this.around = around;
    this.ask = ask;
    this.reader = reader;
    Dial.connect(around.loop(), addresses, addresses.next(), Inbound::new, this);
  }

  @Override
  public void trying(Channel next) {
    channel = next;
  }

  @Override
  public boolean awaits(Channel one) {
    return !over && one.equals(channel);
  }

  @Override
  public void connected(Channel connected, URI to) {
    around.tally().left();
    var _ = connected.writeAndFlush(ask.to(to.getRawAuthority()), connected.voidPromise());
  }

  @Override
  public void refused(String words) {
    end(words);
  }

  private void end(String words) {
    if (!over) {
      close();
      reader.ended(words);
    }
  }

  /** Ends the stream; nobody is told. */
  void close() {
    over = true;
    var _ = channel.close();
  }

  private final class Inbound extends SimpleChannelInboundHandler<HttpObject> {
    private String node = "";

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (part instanceof HttpResponse head) {
        node = head.headers().get("X-Served-By", "");
        if (head.status().code() != 200) {
          end("%s was answered with %d".formatted(ask.words(), head.status().code()));
        }
      }
      if (part instanceof HttpContent content && !over) {
        text.append(content.content().toString(StandardCharsets.ISO_8859_1));
        read();
        if (part instanceof LastHttpContent || text.length() > MOST_CHARS) {
          end("the stream has ended");
        }
      }
    }

    /** Bytes were kept as they are, because a character may come in two parts. */
    private void read() {
      for (int blank = text.indexOf("\n\n"); blank >= 0 && !over; blank = text.indexOf("\n\n")) {
        String event =
            new String(
                text.substring(0, blank).getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8);
        text.delete(0, blank + 2);
        StringBuilder data = new StringBuilder();
        for (String line : event.lines().toList()) {
          if (line.startsWith("id: ")) {
            id = line.substring("id: ".length());
          } else if (line.startsWith("data: ")) {
            data.append(line.substring("data: ".length()));
          }
        }
        if (!data.isEmpty()) {
          reader.event(node, id, data.toString());
        }
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      lost(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      lost(context);
    }

    private void lost(ChannelHandlerContext context) {
      if (context.channel().equals(channel)) {
        end("the stream broke off");
      }
    }
  }
}
