package io.understudy.export;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads the configuration files that a layout is filled into. */
final class Template {
  private Template() {}

  static com.samskivert.mustache.Template read(String name) {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Template.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      return Mustache.compiler().escapeHTML(false).compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
