package io.understudy.console.single;

import io.understudy.cli.Window.Wish;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a wish goes over the wire; both sides may be of different versions of the program. */
final class Wire {
  private static final String GREETING = "understudy-window 1";
  private static final int MOST_WORDS = 64;

  private Wire() {}

  static void write(DataOutputStream out, String secret, Wish wish) throws IOException {
    out.writeUTF(GREETING);
    out.writeUTF(secret);
    out.writeUTF(wish.data().toString());
    out.writeUTF(wish.project().map(Path::toString).orElse(""));
    List<String> words = wish.beyond().stream().limit(MOST_WORDS).toList();
    out.writeInt(words.size());
    for (String word : words) {
      out.writeUTF(word);
    }
    out.flush();
  }

  /**
   * Reads a wish.
   *
   * @throws IOException if it is none, or comes from somebody who does not know the secret
   */
  static Wish read(DataInputStream in, String secret) throws IOException {
    expect(in.readUTF(), GREETING);
    expect(in.readUTF(), secret);
    try {
      Path data = Path.of(in.readUTF());
      Optional<Path> project = Optional.of(in.readUTF()).filter(t -> !t.isEmpty()).map(Path::of);
      int count = in.readInt();
      if (count < 0 || count > MOST_WORDS) {
        throw new ProtocolException("so many words: " + count);
      }
      List<String> words = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        words.add(in.readUTF());
      }
      return new Wish(data, project, words);
    } catch (InvalidPathException e) {
      throw new IOException("no path", e);
    }
  }

  private static void expect(String given, String wanted) throws IOException {
    if (!MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8))) {
      throw new ProtocolException("a stranger");
    }
  }
}
