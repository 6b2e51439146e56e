package io.understudy.chat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client has already: the private messages up to one number, and what was said to everybody
 * on one server up to another. Written as {@code 41.50@127.0.0.1:3001}. For a client it is a word
 * without a meaning.
 *
 * @param own the highest number of the private messages
 * @param said the highest number of what was said to everybody
 * @param server where it was said, as {@code host:port}
 */
public record Resume(long own, long said, String server) {
  private static final Pattern WORD =
      Pattern.compile("(\\d{1,18})\\.(\\d{1,18})@([\\w.:\\[\\]-]{1,300})");

  /** Reads the word; empty if it is not one. */
  public static Optional<Resume> parse(String word) {
    Matcher parts = WORD.matcher(word);
    return parts.matches()
        ? Optional.of(
            new Resume(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3)))
        : Optional.empty();
  }

  /** The same for somebody who cannot have more than there is. */
  Resume atMost(long last) {
    return new Resume(Math.min(own, last), Math.min(said, last), server);
  }

  /** As a client gets it. */
  String word() {
    return own + "." + said + "@" + server;
  }
}
