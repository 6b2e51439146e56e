package io.understudy.console.plot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a picture as PNG (W3C, third edition): one image, 8 bits each of red, green, blue and
 * opacity, without filters. The toolkit can only do that by way of AWT.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER = 13;
  private static final byte DEPTH = 8;
  private static final byte RED_GREEN_BLUE_OPACITY = 6;
  private static final int BYTES = 4;

  private Png() {}

  /**
   * A file of that picture.
   *
   * @param width in pixels, at least 1
   * @param argb its pixels row by row, opacity in the highest byte, colours not multiplied by it
   */
  static byte[] of(int width, int[] argb) {
    int height = argb.length / width;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(HEADER).putInt(width).putInt(height);
    header.put(DEPTH).put(RED_GREEN_BLUE_OPACITY).put(new byte[3]);
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", packed(rows(width, height, argb)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Each row begins with its filter, which is none. */
  private static byte[] rows(int width, int height, int[] argb) {
    ByteBuffer rows = ByteBuffer.allocate(height * (1 + BYTES * width));
    for (int y = 0; y < height; y++) {
      rows.put((byte) 0);
      for (int x = 0; x < width; x++) {
        rows.putInt(Integer.rotateLeft(argb[y * width + x], Byte.SIZE));
      }
    }
    return rows.array();
  }

  private static byte[] packed(byte[] rows) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
  }
}
