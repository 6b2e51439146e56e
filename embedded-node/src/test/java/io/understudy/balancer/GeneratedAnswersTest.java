package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.RecordPatch;
import io.understudy.testing.FarIds;
import io.understudy.testing.HostileAnswers;
import io.understudy.testing.RawClient;
import io.understudy.testing.Together;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Very many answers that are nearly right, from a node that hangs up after each. Whoever asked gets
 * one answer, that to its own request, or sees its connection end; nobody waits for ever, and the
 * healthy node beside it is not blamed.
 */
final class GeneratedAnswersTest {
  private static final int REQUESTS = 8_000;
  private static final int CLIENTS = 4;
  private static final Pattern ID = Pattern.compile("/g/([0-9]+)!");

  private final FarIds ids = new FarIds();
  private final AtomicLong seeds = new AtomicLong();

  @ParameterizedTest
  @EnumSource
  void nobodyWaitsForEver(Carriers carrier) throws Exception {
    try (RawNode broken = new RawNode(this::answerBadly);
        RawNode well = new RawNode((asked, connection) -> connection.ok(target(asked) + "!"));
        Rig rig = new Rig(carrier, broken.uri(), well.uri())) {
      rig.neverEject();
      Map<String, Integer> hardlyEver = Map.of("connectionFailures", 1_000);
      rig.change(before -> RecordPatch.apply(before, Map.of("ejection", hardlyEver)));
      Together.run(
          Duration.ofMinutes(5),
          CLIENTS,
          _ ->
              () -> {
                for (int sent = 0; sent < REQUESTS / CLIENTS; sent++) {
                  ask(rig);
                }
                return null;
              });
      rig.awaitIdle();
      assertEquals(0, rig.node("node-2").failed());
      assertTrue(broken.received().size() > REQUESTS / 2, "asked " + broken.received().size());
    }
  }

  private void answerBadly(RawNode.Received asked, RawNode.Connection connection)
      throws IOException {
    HostileAnswers answers = new HostileAnswers(seeds.incrementAndGet());
    connection.write(answers.next(target(asked) + "!").getBytes(StandardCharsets.ISO_8859_1));
    connection.socket().shutdownOutput();
  }

  private static String target(RawNode.Received asked) {
    return asked.line().split(" ", -1)[1];
  }

  private void ask(Rig rig) throws IOException {
    String id = Long.toString(ids.next());
    try (RawClient client = new RawClient(rig.uri())) {
      client.send("GET /g/" + id + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      String answer = client.readToEnd();
      assertTrue(answer.startsWith("HTTP/1.1 "), () -> "no answer to " + id + ": " + answer);
      Matcher named = ID.matcher(answer);
      while (named.find()) {
        assertFalse(ids.isAnothers(named.group(1), Set.of(id)), () -> "somebody else's: " + answer);
      }
    }
  }
}
