package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.TestCluster;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A body that is far too large is refused in words, and that is nobody's fault but the client's.
 */
final class LargeBodyTest {
  private static final int MIB = 1024 * 1024;
  private static final List<Integer> SIZES = List.of(1, 17, 40);
  private static final int ROUNDS = 6;

  @TempDir Path data;

  @Test
  void howeverLargeItIsRefusedAndNoNodeIsBlamed() throws Exception {
    try (TestCluster cluster = TestCluster.start(data);
        Browser browser = new Browser()) {
      cluster.awaitAllServing();
      for (int size : SIZES) {
        for (int i = 0; i < ROUNDS; i++) {
          BodyPublisher known = BodyPublishers.ofByteArray(new byte[size * MIB]);
          BodyPublisher chunked = BodyPublishers.ofInputStream(() -> zeros(size));
          assertEquals(413, login(browser, cluster.frontend(), known), size + " MiB");
          assertEquals(413, login(browser, cluster.frontend(), chunked), size + " MiB in chunks");
        }
        BodyPublisher direct = BodyPublishers.ofInputStream(() -> zeros(size));
        assertEquals(413, login(browser, cluster.node("node-1"), direct), size + " MiB at a node");
      }
      assertEquals(List.of(), cluster.events(EventType.UPSTREAM_EJECTED));
      assertEquals(List.of(), cluster.events(EventType.REQUESTS_FAILED));
    }
  }

  private static int login(Browser browser, URI server, BodyPublisher body) {
    return browser
        .send(
            HttpRequest.newBuilder(server.resolve("/login"))
                .header("Content-Type", "application/json")
                .POST(body))
        .status();
  }

  private static InputStream zeros(int mebibytes) {
    return new InputStream() {
      private long left = (long) mebibytes * MIB;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] into, int offset, int most) {
        int now = (int) Math.min(left, most);
        left -= now;
        return now > 0 ? now : -1;
      }
    };
  }
}
