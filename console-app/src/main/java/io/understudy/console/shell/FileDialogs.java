package io.understudy.console.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/**
 * Asks a person for files, in the dialogs of the desktop, whatever the files are; tests answer in
 * their place. FX thread only.
 */
public final class FileDialogs {
  private Chooser chooser = new Desktop();

  /** Whoever answers. */
  public interface Chooser {
    /**
     * Where something is to be saved.
     *
     * @param title what the dialog says
     * @param suggestedName the name of a file, with its ending
     * @param extension the ending without a dot: {@code png}
     * @return empty if nowhere
     */
    Optional<Path> save(String title, String suggestedName, String extension);

    /**
     * Which file is to be opened.
     *
     * @param title what the dialog says
     * @param extension the ending without a dot
     * @return empty for none
     */
    Optional<Path> open(String title, String extension);
  }

  /** Has somebody else answer from now on. */
  public void answerBy(Chooser other) {
    chooser = other;
  }

  /**
   * Where something is to be saved.
   *
   * @param title what the dialog says
   * @param suggestedName the name of a file, with its ending, which is added to a name that has
   *     another one or none
   * @return empty if nowhere
   */
  public Optional<Path> save(String title, String suggestedName) {
    String ending = suggestedName.substring(suggestedName.lastIndexOf('.'));
    return chooser
        .save(title, suggestedName, ending.substring(1))
        .map(file -> withEnding(file, ending));
  }

  /** Which file is to be opened. */
  public Optional<Path> open(String title, String extension) {
    return chooser.open(title, extension);
  }

  private static Path withEnding(Path file, String ending) {
    String name = file.getFileName().toString();
    return name.endsWith(ending) ? file : file.resolveSibling(name + ending);
  }

  /** The dialogs of the desktop, over the window that has the focus. */
  private static final class Desktop implements Chooser {
    private Path folder;

    @Override
    public Optional<Path> save(String title, String suggestedName, String extension) {
      FileChooser dialog = dialog(title, extension);
      dialog.setInitialFileName(suggestedName);
      return chosen(dialog.showSaveDialog(owner()));
    }

    @Override
    public Optional<Path> open(String title, String extension) {
      return chosen(dialog(title, extension).showOpenDialog(owner()));
    }

    private FileChooser dialog(String title, String extension) {
      FileChooser dialog = new FileChooser();
      dialog.setTitle(title);
      dialog
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter("*." + extension, "*." + extension));
      if (folder != null && Files.isDirectory(folder)) {
        dialog.setInitialDirectory(folder.toFile());
      }
      return dialog;
    }

    private Optional<Path> chosen(File file) {
      if (file == null) {
        return Optional.empty();
      }
      folder = file.toPath().toAbsolutePath().getParent();
      return Optional.of(file.toPath());
    }

    private static Window owner() {
      return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
    }
  }
}
