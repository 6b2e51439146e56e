package io.understudy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner can read, where the system knows of such. */
final class OwnerOnly {
  private static final boolean IS_POSIX =
      Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {}

  /** Makes a folder and those above it, unless they are there. */
  static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, permissions("rwx------"));
  }

  /** Makes an empty file that is not there yet. */
  static void createFile(Path file) throws IOException {
    Files.createFile(file, ofFile());
  }

  /** What a new file is made with. */
  static FileAttribute<?>[] ofFile() {
    return permissions("rw-------");
  }

  /** A file that was copied or restored may have come with the permissions of any file. */
  static void closeToOthers(Path file) throws IOException {
    if (IS_POSIX) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    return IS_POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
