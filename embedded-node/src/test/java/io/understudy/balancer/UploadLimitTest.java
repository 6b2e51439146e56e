package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.HttpListener;
import io.understudy.http.ServerResources;
import io.understudy.testing.RawClient;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are too large, with a limit of ten bytes. */
final class UploadLimitTest {
  private final ServerResources resources = new ServerResources();
  private HttpListener listener;

  private static final class Length extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Content.Source.asByteBuffer(
          request,
          Promise.from(
              body -> {
                response.setStatus(200 + body.remaining());
                response.write(true, null, callback);
              },
              callback::failed));
      return true;
    }
  }

  @BeforeEach
  void start() {
    listener =
        new HttpListener(
            resources,
            "test",
            "127.0.0.1",
            0,
            new UploadLimit(new Length(), 10, new Refusals("test")),
            List.of());
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.close();
    resources.close();
  }

  private String ask(String rest) throws Exception {
    try (RawClient client = new RawClient(listener.uri())) {
      client.send("PUT / HTTP/1.1\r\nHost: x\r\n" + rest);
      return client.readHead();
    }
  }

  @Test
  void aBodyUpToTheLimitPasses() throws Exception {
    assertTrue(ask("Content-Length: 10\r\n\r\n0123456789").startsWith("HTTP/1.1 210"));
    assertTrue(
        ask("Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n")
            .startsWith("HTTP/1.1 210"));
    assertTrue(ask("\r\n").startsWith("HTTP/1.1 200"));
  }

  @Test
  void aLargerOneIsRefusedBeforeItIsSent() throws Exception {
    for (String expect : List.of("", "Expect: 100-continue\r\n")) {
      String head = ask(expect + "Content-Length: 11\r\n\r\n");
      assertTrue(head.startsWith("HTTP/1.1 413"), head);
      assertTrue(head.contains("Connection: close"), head);
    }
    String huge = ask("Content-Length: 9223372036854775807\r\n\r\n");
    assertTrue(huge.startsWith("HTTP/1.1 413"), huge);
  }

  @Test
  void oneOfUnknownLengthIsRefusedWhenItIsTooLong() throws Exception {
    String head = ask("Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n6\r\n567890\r\n");
    assertTrue(head.startsWith("HTTP/1.1 413"), head);
    assertTrue(head.contains("Connection: close"), head);
  }

  @Test
  void theLimitLeavesRoomForAGibibyte() {
    assertEquals(16L << 30, Frontend.MAX_BODY_BYTES);
  }
}
