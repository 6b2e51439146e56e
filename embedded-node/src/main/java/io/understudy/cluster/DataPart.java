package io.understudy.cluster;

import java.nio.file.Path;
import java.util.List;

/** Something beside the database that is kept in the data folder and can be deleted. */
public interface DataPart {
  /** What it is called, in one word of small letters. */
  String kind();

  /** The files that are deleted, and nothing else, as they are at this moment. */
  List<Path> files();

  /** The files are gone: forgets what was read from them. */
  void cleared();
}
