package io.understudy.console.settings;

import io.understudy.cluster.DataUse;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** What the settings say of the data, worked out without a toolkit. */
final class DataModel {
  private final Texts texts;
  private final Formats formats;

  DataModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /**
   * One line.
   *
   * @param words what it is
   * @param size how much room it takes
   */
  record Row(String words, String size) {}

  /** A line for each kind, and the sum. */
  List<Row> rows(DataUse use) {
    List<Row> rows = new ArrayList<>();
    for (DataUse.Kind kind : use.kinds()) {
      rows.add(new Row(words(kind, use), formats.bytes(kind.bytes())));
    }
    rows.add(new Row(texts.get("data.sum"), formats.bytes(use.bytes())));
    return rows;
  }

  private String words(DataUse.Kind kind, DataUse use) {
    String words = texts.get(key(kind.kind()));
    boolean elsewhere =
        kind.kind().equals("database") && !use.store().startsWith(use.folder() + File.separator);
    return elsewhere ? texts.get("data.elsewhere", words, use.store()) : words;
  }

  /** The key of what a kind is called. */
  static String key(String kind) {
    return "data.kind." + kind;
  }
}
