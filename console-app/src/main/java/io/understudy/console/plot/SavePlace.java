package io.understudy.console.plot;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
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

  /** Asks with the dialog of the desktop. */
  static SavePlace ofDesktop() {
    return (owner, title, name) -> {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(title);
      chooser.setInitialFileName(name);
      return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    };
  }
}
