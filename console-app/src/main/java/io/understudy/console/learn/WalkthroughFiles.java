package io.understudy.console.learn;

import io.understudy.console.learn.Walkthrough.Step;
import io.understudy.console.learn.Walkthrough.Words;
import io.understudy.http.Json;
import io.understudy.journal.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The walkthroughs that come with the program. To add one: write its file, add its name here. */
final class WalkthroughFiles {
  /** In the order of the menu; the first one offers itself at the very first start. */
  static final List<String> NAMES =
      List.of("first-minute", "failover", "three-tier", "throughput", "chat", "middleware");

  private WalkthroughFiles() {}

  static List<Walkthrough> all() {
    return NAMES.stream().map(WalkthroughFiles::read).toList();
  }

  private static Walkthrough read(String name) {
    String resource = "/io/understudy/walkthroughs/%s.json".formatted(name);
    try (InputStream in = WalkthroughFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return read(Json.object(in.readAllBytes(), resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Understands what stands in a file.
   *
   * @throws IllegalArgumentException if a key is unknown, or a value missing or of another type
   */
  static Walkthrough read(Map<String, Object> file) {
    known(file, Set.of("name", "preset", "en", "pt", "steps"));
    if (!(file.get("steps") instanceof List<?> steps)) {
      throw new IllegalArgumentException("\"steps\" is a list");
    }
    return new Walkthrough(
        text(file, "name"),
        Optional.ofNullable(file.get("preset")).map(Object::toString),
        words(file),
        steps.stream().map(WalkthroughFiles::step).toList());
  }

  private static Step step(Object given) {
    Map<?, ?> step = object(given);
    known(step, Set.of("en", "pt", "at", "until"));
    return new Step(
        words(step),
        text(step, "at"),
        step.containsKey("until") ? until(object(step.get("until"))) : new Until.Next());
  }

  private static Until until(Map<?, ?> given) {
    if (given.size() != 1) {
      throw new IllegalArgumentException("\"until\" is one condition, not " + given);
    }
    String key = given.keySet().iterator().next().toString();
    return switch (key) {
      case "signed-in" -> new Until.SignedIn();
      case "served-by-another" -> new Until.ServedByAnother();
      case "place" -> new Until.Shows(text(given, key));
      case "event" ->
          new Until.Happened(
              EventType.ofCode(text(given, key))
                  .orElseThrow(
                      () -> new IllegalArgumentException("no event is called " + given.get(key))));
      default ->
          throw new IllegalArgumentException(
              "\"until\" is signed-in, served-by-another, place or event, not " + key);
    };
  }

  private static void known(Map<?, ?> object, Set<String> keys) {
    for (Object key : object.keySet()) {
      if (!keys.contains(key.toString())) {
        throw new IllegalArgumentException("there is no \"%s\"; there are %s".formatted(key, keys));
      }
    }
  }

  private static Words words(Map<?, ?> object) {
    return new Words(text(object, "en"), text(object, "pt"));
  }

  private static Map<?, ?> object(Object given) {
    if (given instanceof Map<?, ?> object) {
      return object;
    }
    throw new IllegalArgumentException("an object was expected, not " + given);
  }

  private static String text(Map<?, ?> object, String key) {
    if (object.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("\"%s\" is a text, not %s".formatted(key, object.get(key)));
  }
}
