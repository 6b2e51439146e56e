package openloop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Collects the bytes of one HTTP/1.1 answer to a GET until it is whole. Not thread-safe. */
final class Answer {
  private static final int MOST_BYTES = 1 << 20;

  private ByteBuffer bytes = ByteBuffer.allocate(2_048);
  private int bodyAt;
  private long length;
  private boolean chunked;

  int status;
  boolean keepAlive;

  /** The value of {@code X-Served-By}, or null. */
  String servedBy;

  Answer() {
    clear();
  }

  void clear() {
    bytes.clear();
    bodyAt = -1;
    status = 0;
    servedBy = null;
  }

  /** Room to read into. */
  ByteBuffer room() throws IOException {
    if (!bytes.hasRemaining()) {
      if (bytes.capacity() >= MOST_BYTES) {
        throw new IOException("an answer of more than " + MOST_BYTES + " bytes");
      }
      bytes = ByteBuffer.allocate(bytes.capacity() * 2).put(bytes.flip());
    }
    return bytes;
  }

  boolean begun() {
    return bytes.position() > 0;
  }

  /** Whether the answer is whole now. */
  boolean whole(boolean ended) throws IOException {
    if (bodyAt < 0 && !head()) {
      return false;
    }
    if (chunked) {
      return lastChunk();
    }
    return length < 0 ? ended : bytes.position() - bodyAt >= length;
  }

  private boolean head() throws IOException {
    int end = bytes.position() - 3;
    for (int i = 0; i < end; i++) {
      if (bytes.getInt(i) == 0x0d0a0d0a) {
        read(new String(bytes.array(), 0, i, StandardCharsets.ISO_8859_1).split("\r\n"));
        bodyAt = i + 4;
        return true;
      }
    }
    return false;
  }

  private void read(String[] lines) throws IOException {
    if (!lines[0].startsWith("HTTP/1.") || lines[0].length() < 12) {
      throw new IOException("not an answer: " + lines[0]);
    }
    status = Integer.parseInt(lines[0].substring(9, 12));
    keepAlive = lines[0].startsWith("HTTP/1.1");
    chunked = false;
    length = status == 204 || status == 304 ? 0 : -1;
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      String value = lines[i].substring(colon + 1).strip();
      switch (lines[i].substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Long.parseLong(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "connection" -> keepAlive = !value.equalsIgnoreCase("close");
        case "x-served-by" -> servedBy = value;
        default -> {}
      }
    }
    keepAlive &= chunked || length >= 0;
  }

  private boolean lastChunk() throws IOException {
    int at = bodyAt;
    while (true) {
      int end = at;
      while (end < bytes.position() && bytes.get(end) != '\n') {
        end++;
      }
      if (end == bytes.position()) {
        return false;
      }
      String line = new String(bytes.array(), at, end - at, StandardCharsets.ISO_8859_1).strip();
      int size = Integer.parseInt(line.split(";")[0], 16);
      at = end + 1 + size + 2;
      if (at > bytes.position()) {
        return false;
      }
      if (size == 0) {
        return true;
      }
    }
  }
}
