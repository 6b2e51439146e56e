package io.understudy.console.single;

import io.understudy.store.HeldFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first one leaves in the file that it holds. It may be one of a process that has died
 * since; then nobody listens at that port, or somebody who does not know the secret.
 *
 * @param port where its door is, on the loopback; 0 if there is nothing to be read
 * @param secret what only those can know who may read the file
 * @param pid the number of its process
 */
record Note(int port, String secret, long pid) {
  private static final int SECRET_BYTES = 24;
  private static final Pattern FORM =
      Pattern.compile("port (\\d{1,5}) secret ([\\w-]{32}) process (\\d{1,18})\n");

  /** The note of this process. */
  static Note ofThisProcess(int port) {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return new Note(
        port,
        Base64.getUrlEncoder().withoutPadding().encodeToString(random),
        ProcessHandle.current().pid());
  }

  /**
   * Reads what is there.
   *
   * @throws IOException if it cannot be read
   */
  static Note read(Path file) throws IOException {
    Matcher words = FORM.matcher(HeldFile.note(file));
    return words.matches()
        ? new Note(Integer.parseInt(words.group(1)), words.group(2), Long.parseLong(words.group(3)))
        : new Note(0, "", 0);
  }

  /** What is written into the file; ASCII. */
  String text() {
    return "port %d secret %s process %d\n".formatted(port, secret, pid);
  }

  /** Whether it says where somebody is. */
  boolean isThere() {
    return port > 0 && port < 1 << Character.SIZE;
  }
}
