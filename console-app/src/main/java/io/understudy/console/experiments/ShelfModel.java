package io.understudy.console.experiments;

import io.understudy.cluster.FileShelf.Shelf;
import io.understudy.console.look.Look;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.experiment.run.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The words of the experiments there are. Knows no controls. */
final class ShelfModel {
  private final Texts texts;
  private final Formats formats;

  /**
   * An experiment.
   *
   * @param name its name
   * @param title what it is called
   * @param description what it is about; may be empty
   * @param tags its tags in one line; may be empty
   * @param expected the verdict that it documents
   * @param expectedWords the same in words
   * @param time how long it takes by plan
   * @param own that it is the user's own, in one word; empty for one of the program
   * @param file the user's file; empty for one of the program
   */
  record Entry(
      String name,
      String title,
      String description,
      String tags,
      Look expected,
      String expectedWords,
      String time,
      String own,
      String file) {}

  /** A file that cannot be used, and why. */
  record Broken(String file, String reason) {}

  ShelfModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** All that can be run, in the order of the shelf, at that pace. */
  List<Entry> entries(Shelf<Experiment> shelf, Pace pace) {
    return shelf.items().entrySet().stream()
        .map(entry -> entry(entry.getKey(), entry.getValue(), shelf, pace))
        .toList();
  }

  private Entry entry(String name, Experiment one, Shelf<Experiment> shelf, Pace pace) {
    Path file = shelf.own().get(name);
    Look expected = Look.of(one.expected());
    return new Entry(
        name,
        texts.said(one.title()),
        texts.said(one.description().strip()),
        String.join(" · ", one.tags()),
        expected,
        texts.get("experiments.expects", texts.get(expected.textKey())),
        texts.get("experiments.takes", formats.seconds(one.seconds() * pace.factor())),
        file == null
            ? ""
            : texts.get(
                shelf.replaced().contains(name) ? "experiments.changed" : "experiments.own"),
        file == null ? "" : file.toString());
  }

  /** What cannot be run. */
  List<Broken> broken(Shelf<Experiment> shelf) {
    return shelf.broken().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            new Broken(entry.getKey().getFileName().toString(), texts.said(entry.getValue())))
        .toList();
  }
}
