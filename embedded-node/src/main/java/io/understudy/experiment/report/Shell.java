package io.understudy.experiment.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What every page has: its style with the typefaces in it, its script, and a policy by which a
 * browser takes these two and nothing else, neither from the page nor from anywhere.
 *
 * @param style the style, with the typefaces
 * @param script the script
 * @param policy the content security policy
 */
record Shell(String style, String script, String policy) {
  static final Shell INSTANCE = read();

  /**
   * Control characters (HTML standard, section 13.2.3.5), and those that turn around the order of
   * all that follows (Unicode Standard Annex 9, section 2), with which a text could pretend to be
   * another.
   */
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0E-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069]");

  private static Shell read() {
    String style =
        Pattern.compile("url\\(\"([A-Za-z-]+\\.[ot]tf)\"\\)")
            .matcher(text("report.css"))
            .replaceAll(font -> "url(\"data:font/otf;base64," + base64(font.group(1)) + "\")");
    String script = text("report.js");
    String policy =
        "default-src 'none'; style-src '%s'; script-src '%s'; font-src data:; base-uri 'none'; form-action 'none'"
            .formatted(hash(style), hash(script));
    return new Shell(style, script, policy);
  }

  /** A template of this room; every value in it is escaped unless it has three braces. */
  static Template template(String name) {
    return Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .strictSections(true)
        .zeroIsFalse(true)
        .nullValue("")
        .withLoader(partial -> reader(partial + ".mustache"))
        .loadTemplate(name);
  }

  /** Fills a template. Characters that no page may have become the sign for such. */
  static String page(Template template, Object model) {
    return CONTROL.matcher(template.execute(model)).replaceAll("\uFFFD");
  }

  /** A constant as a word. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Reader reader(String name) {
    return new InputStreamReader(stream(name), StandardCharsets.UTF_8);
  }

  private static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static String base64(String font) {
    return Base64.getEncoder().encodeToString(bytes("/io/understudy/fonts/" + font));
  }

  private static byte[] bytes(String name) {
    try (InputStream in = stream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream stream(String name) {
    return Objects.requireNonNull(Shell.class.getResourceAsStream(name), name);
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
