package io.understudy.rpc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Connections of HTTP/2 (RFC 9113) with gRPC on top that are nearly right, or not at all: broken
 * frames, wrong lengths, huge headers, streams that are reset at once, messages that are no
 * messages, floods of settings and pings. The same seed makes the same bytes.
 */
final class HostileFrames {
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int WINDOW_UPDATE = 8;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  private final SplittableRandom random;
  private int messages;

  HostileFrames(long seed) {
    random = new SplittableRandom(seed);
  }

  /** How many messages and frames were made so far. */
  int messages() {
    return messages;
  }

  /** What a client sends on one connection. */
  byte[] connection(int frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int way = random.nextInt(20);
    if (way == 0) {
      out.writeBytes(garbage(random.nextInt(400))); // no preface at all
      return out.toByteArray();
    }
    out.writeBytes(PREFACE);
    if (way != 1) {
      frame(out, SETTINGS, 0, 0, new byte[0]);
    }
    int stream = 1;
    for (int i = 0; i < frames; i++) {
      messages++;
      switch (random.nextInt(way < 12 ? 7 : 16)) {
        case 0, 1, 2 -> {
          call(out, stream, message());
          stream += 2;
        }
        case 3 -> {
          call(out, stream, garbageMessage());
          stream += 2;
        }
        case 4 -> frame(out, PING, 0, 0, garbage(8));
        case 5 -> frame(out, WINDOW_UPDATE, 0, 0, new byte[] {0, 0, 1, 0});
        case 6 -> {
          frame(out, HEADERS, END_HEADERS, stream, headers());
          frame(out, RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
          stream += 2;
        }
        case 7 -> frame(out, SETTINGS, 0, 0, setting());
        case 8 -> frame(out, random.nextInt(256), random.nextInt(256), stream, garbage(30));
        case 9 -> frame(out, DATA, END_STREAM, random.nextInt(1 << 16), message());
        case 10 -> {
          frame(out, HEADERS, 0, stream, headers());
          frame(out, CONTINUATION, END_HEADERS, stream, garbage(random.nextInt(2_000)));
          stream += 2;
        }
        case 11 -> {
          frame(out, HEADERS, END_HEADERS, stream, garbage(random.nextInt(200)));
          stream += 2;
        }
        case 12 -> {
          byte[] lie = message();
          header(out, random.nextInt(1 << 24), DATA, 0, stream);
          out.writeBytes(lie);
        }
        case 13 -> {
          frame(out, HEADERS, END_HEADERS, stream, huge());
          stream += 2;
        }
        case 14 -> frame(out, RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
        default -> frame(out, WINDOW_UPDATE, 0, stream, new byte[] {127, -1, -1, -1});
      }
    }
    return out.toByteArray();
  }

  private void call(ByteArrayOutputStream out, int stream, byte[] body) {
    frame(out, HEADERS, END_HEADERS, stream, headers());
    frame(out, DATA, random.nextInt(8) == 0 ? 0 : END_STREAM, stream, body);
  }

  /** The headers of a call, in the plainest way of HPACK: literals, not indexed. */
  private byte[] headers() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    literal(out, ":method", random.nextInt(30) == 0 ? "GET" : "POST");
    literal(out, ":scheme", "http");
    literal(
        out, ":path", random.nextInt(10) == 0 ? "/no.such/Method" : "/understudy.v1.Greeter/Hello");
    literal(out, ":authority", "127.0.0.1");
    literal(out, "content-type", random.nextInt(30) == 0 ? "text/plain" : "application/grpc");
    literal(out, "te", "trailers");
    if (random.nextInt(10) == 0) {
      literal(out, "grpc-timeout", random.nextInt(100) + "m");
    }
    if (random.nextInt(20) == 0) {
      literal(out, "grpc-encoding", "gzip");
    }
    return out.toByteArray();
  }

  private byte[] huge() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(headers());
    for (int i = 0; i < 100; i++) {
      literal(out, "x-" + i, "y".repeat(110));
    }
    return out.toByteArray();
  }

  private static void literal(ByteArrayOutputStream out, String name, String value) {
    out.write(0);
    for (String text : new String[] {name, value}) {
      out.write(text.length());
      out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A message of gRPC: a flag, a length, and a protobuf with one text. */
  private byte[] message() {
    byte[] text =
        (random.nextBoolean() ? "Hello" : "x".repeat(random.nextInt(100)))
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[7 + text.length];
    all[4] = (byte) (2 + text.length);
    all[5] = 0x0a;
    all[6] = (byte) text.length;
    System.arraycopy(text, 0, all, 7, text.length);
    return all;
  }

  private byte[] garbageMessage() {
    byte[] body = garbage(random.nextInt(60));
    byte[] all = new byte[5 + body.length];
    all[0] = (byte) (random.nextInt(4) == 0 ? 1 : 0);
    all[4] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : body.length);
    if (random.nextInt(10) == 0) {
      all[1] = 0x7f; // two billion bytes are to come
    }
    System.arraycopy(body, 0, all, 5, body.length);
    return all;
  }

  private byte[] setting() {
    byte[] one = garbage(6 * random.nextInt(4));
    for (int i = 0; i + 1 < one.length; i += 6) {
      one[i] = 0;
      one[i + 1] = (byte) (1 + random.nextInt(6));
    }
    return one;
  }

  private byte[] garbage(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void frame(
      ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
    header(out, payload.length, type, flags, stream);
    out.writeBytes(payload);
  }

  private static void header(
      ByteArrayOutputStream out, int length, int type, int flags, int stream) {
    out.write(length >> 16);
    out.write(length >> 8);
    out.write(length);
    out.write(type);
    out.write(flags);
    out.write(stream >> 24);
    out.write(stream >> 16);
    out.write(stream >> 8);
    out.write(stream);
  }
}
