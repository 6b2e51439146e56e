package io.understudy.export;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads the configuration files that a layout is filled into. */
final class Templates {
  private Templates() {}

  static Template read(String name) {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Templates.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      return Mustache.compiler().escapeHTML(false).compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
