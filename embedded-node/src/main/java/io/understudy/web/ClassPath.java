package io.understudy.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** Reads what is packed with the program. */
final class ClassPath {
  private ClassPath() {}

  /**
   * Reads a whole resource.
   *
   * @param resource an absolute name, such as {@code /io/understudy/web/static/icon.svg}
   * @throws IOException if it is missing or cannot be read
   */
  static byte[] bytes(String resource) throws IOException {
    try (InputStream in = ClassPath.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing from the class path");
      }
      return in.readAllBytes();
    }
  }

  /** Reads a whole resource as UTF-8 text. */
  static Reader reader(String resource) throws IOException {
    return new StringReader(new String(bytes(resource), StandardCharsets.UTF_8));
  }
}
