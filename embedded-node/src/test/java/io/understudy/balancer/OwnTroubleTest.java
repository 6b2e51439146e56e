package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong in the frontend itself, here in a policy: the client hears of it, no node is
 * blamed, and nothing is left behind that would be counted as busy for ever.
 */
final class OwnTroubleTest {
  private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\n";

  /** Cannot choose. */
  private static final class CannotChoose extends Rig.FirstOfAll {
    @Override
    public Upstream choose(List<Upstream> candidates, Choice request) {
      throw new IllegalStateException("a policy with a mistake");
    }
  }

  /** Chooses, but does not know what comes after. */
  private static final class CannotStick extends Rig.FirstOfAll {
    @Override
    public boolean sticks() {
      throw new IllegalStateException("a policy with a mistake");
    }
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(Carriers.DIRECT, new CannotChoose(), ""),
        Arguments.of(Carriers.DIRECT, new CannotChoose(), UPGRADE),
        Arguments.of(Carriers.DIRECT, new CannotStick(), ""),
        Arguments.of(Carriers.JETTY, new CannotStick(), ""));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void endsTheRequest(Carriers carrier, BalancingPolicy policy, String headers) throws Exception {
    try (RawNode node = RawNode.saying("well");
        Rig rig = new Rig(carrier, policy, node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
      client.endSending();
      String answer = client.readToEnd();
      assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
      rig.awaitIdle();
      assertEquals(1, rig.reading().failed());
      assertEquals(UpstreamHealth.HEALTHY, rig.health("node-1"));
      assertEquals(0, rig.node("node-1").failed());
    }
  }
}
