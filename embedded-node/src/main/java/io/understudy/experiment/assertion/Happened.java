package io.understudy.experiment.assertion;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Doc;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How often something stands in the journal of the cluster. */
final class Happened implements Assertion {
  private static final String TYPE = "type";
  private static final String SUBJECT = "subject";
  private static final String LEAST = "at-least";
  private static final String MOST = "at-most";
  private static final int MANY = 100_000_000;

  @Override
  public String name() {
    return "event";
  }

  @Override
  public String meaning() {
    return "The journal has so many events of a type; one at least, if nothing else is said.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.needed(
            TYPE,
            new KeyType.Choice(Stream.of(EventType.values()).map(EventType::code).toList()),
            "what happened"),
        Key.optional(SUBJECT, new KeyType.Text(200), "whom it is about, such as node-1"),
        Key.optional(LEAST, new KeyType.Whole(0, MANY), "how often at least"),
        Key.optional(MOST, new KeyType.Whole(0, MANY), "how often at most"));
  }

  @Override
  public void check(Arguments arguments, Doc place) {
    if (least(arguments) > most(arguments)) {
      throw place.refusal(
          "\"at-least\" is %d and \"at-most\" %d; nothing can be both"
              .formatted(least(arguments), most(arguments)));
    }
  }

  private static long least(Arguments arguments) {
    if (arguments.has(LEAST)) {
      return arguments.whole(LEAST);
    }
    return arguments.has(MOST) ? 0 : 1;
  }

  private static long most(Arguments arguments) {
    return arguments.has(MOST) ? arguments.whole(MOST) : MANY;
  }

  @Override
  public String sentence(Arguments arguments) {
    List<String> parts = new ArrayList<>();
    if (least(arguments) > 0) {
      parts.add("at least " + times(least(arguments)));
    }
    if (arguments.has(MOST)) {
      parts.add(most(arguments) == 0 ? "never" : "at most " + times(most(arguments)));
    }
    return "%s%s happens %s"
        .formatted(
            arguments.text(TYPE),
            arguments.maybeText(SUBJECT).map(" of "::concat).orElse(""),
            parts.isEmpty() ? "or not" : String.join(" and ", parts));
  }

  private static String times(long count) {
    return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
  }

  @Override
  public Judged judge(Outcome outcome, Arguments arguments) {
    EventType type = EventType.ofCode(arguments.text(TYPE)).orElseThrow();
    List<Event> found =
        outcome.events().stream()
            .filter(event -> event.type() == type)
            .filter(event -> arguments.maybeText(SUBJECT).map(event.subject()::equals).orElse(true))
            .toList();
    return Judged.of(
        found.size() >= least(arguments) && found.size() <= most(arguments),
        found.isEmpty()
            ? "it did not happen"
            : "%s; the first: %s %s"
                .formatted(
                    times(found.size()), found.getFirst().subject(), found.getFirst().reason()));
  }
}
