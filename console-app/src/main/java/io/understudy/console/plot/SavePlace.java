package io.understudy.console.plot;

import io.understudy.console.shell.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks a person where a file is to be. */
@FunctionalInterface
public interface SavePlace {
  /**
   * Asks; on the FX thread.
   *
   * @param owner the window above which it asks
   * @param title what it is about
   * @param name a name for the file
   * @return the file, which may be there already; empty if it is not to be saved
   */
  Optional<Path> choose(Window owner, String title, String name);

  /** Asks with those dialogs, by the ending of the name. */
  static SavePlace of(FileDialogs dialogs) {
    return (owner, title, name) ->
        dialogs.save(title, name, name.substring(name.lastIndexOf('.') + 1));
  }
}
