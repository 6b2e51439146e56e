package io.understudy.console.project;

import io.understudy.console.shell.Kept;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The projects of lately, the last one first, remembered for the next start. FX thread only. */
final class Recent {
  /** So many are remembered. */
  static final int MOST = 8;

  private static final String PREFIX = "project.recent.";

  private final Kept kept;

  Recent(Kept kept) {
    this.kept = kept;
  }

  /** All of them; files that have gone may still be among them. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    new TreeMap<>(kept.group(PREFIX))
        .values()
        .forEach(text -> {
          try {
            files.add(Path.of(text));
          } catch (InvalidPathException e) {
            // From another system, or changed by hand: nothing that could be opened.
          }
        });
    return files;
  }

  /** This one was used now. */
  void use(Path file) {
    List<Path> files = new ArrayList<>(files());
    files.remove(file);
    files.addFirst(file);
    keep(files.subList(0, Math.min(MOST, files.size())));
  }

  /** These are not there any more. */
  void drop(Collection<Path> gone) {
    List<Path> files = new ArrayList<>(files());
    if (files.removeAll(gone)) {
      keep(files);
    }
  }

  private void keep(List<Path> files) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < files.size(); i++) {
      values.put(Integer.toString(i), files.get(i).toString());
    }
    kept.replace(PREFIX, values);
  }
}
