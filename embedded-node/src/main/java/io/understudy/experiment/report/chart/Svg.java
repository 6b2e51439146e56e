package io.understudy.experiment.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes SVG element by element. Texts and attributes are escaped; numbers have one decimal. */
final class Svg {
  private final StringBuilder out = new StringBuilder(4_096);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins a picture.
   *
   * @param width its own units, which are pixels where it is shown in full size
   * @param height the same
   * @param look its class
   * @param label what it shows, for those who cannot see it
   */
  Svg(double width, double height, String look, String label) {
    open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "chart " + look,
        "viewBox",
        "0 0 %s %s".formatted(number(width), number(height)),
        "role",
        "img",
        "aria-label",
        label);
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Svg open(String tag, Object... attributes) {
    begin(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Ends the element that was begun last. */
  Svg close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element with nothing in it. */
  Svg empty(String tag, Object... attributes) {
    begin(tag, attributes);
    out.append("/>");
    return this;
  }

  /** A straight line. */
  Svg line(String look, double x1, double y1, double x2, double y2) {
    return empty("line", "class", look, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }

  /** A rectangle. */
  Svg rect(String look, double x, double y, double width, double height) {
    return empty(
        "rect",
        "class",
        look,
        "x",
        x,
        "y",
        y,
        "width",
        Math.max(0, width),
        "height",
        Math.max(0, height));
  }

  /** Words. */
  Svg text(String look, double x, double y, String words) {
    open("text", "class", look, "x", x, "y", y);
    escape(words);
    return close();
  }

  /** What is said of the open element when somebody points at it. */
  Svg title(String words) {
    open("title");
    escape(words);
    return close();
  }

  /** The whole picture; ends what is open. */
  String finish() {
    while (!open.isEmpty()) {
      close();
    }
    return out.toString();
  }

  private void begin(String tag, Object... attributes) {
    out.append('<').append(tag);
    for (int at = 0; at < attributes.length; at += 2) {
      out.append(' ').append(attributes[at]).append("=\"");
      Object value = attributes[at + 1];
      escape(value instanceof Double number ? number(number) : value.toString());
      out.append('"');
    }
  }

  private void escape(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' ? '\uFFFD' : c);
      }
    }
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
