package io.understudy.console.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnNamesTest {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  @ParameterizedTest
  @ValueSource(strings = {"one.localhost", "TWO.Localhost", "deep.er.localhost", "one.localhost."})
  void namesUnderLocalhostAreThisMachine(String name) throws Exception {
    InetAddress[] found = InetAddress.getAllByName(name);
    assertEquals(1, found.length);
    assertArrayEquals(LOOPBACK, found[0].getAddress());
  }

  @Test
  void theRestIsLeftToTheSystem() throws Exception {
    assertTrue(InetAddress.getAllByName("localhost")[0].isLoopbackAddress());
    assertThrows(UnknownHostException.class, () -> InetAddress.getAllByName("nobody.invalid"));
  }

  @Test
  void aZoneAnswersUntilItIsTakenAway() throws Exception {
    byte[] address = {127, 0, 0, 9};
    Runnable gone =
        OwnNames.answer(name ->
            name.equals("node-1.understudy.test")
                ? Optional.of(List.of(addressOf(name, address)))
                : Optional.empty());
    try {
      InetAddress[] found = InetAddress.getAllByName("Node-1.understudy.test");
      assertArrayEquals(address, found[0].getAddress());
    } finally {
      gone.run();
    }
    // The same name: Java must not remember what a zone has answered.
    assertThrows(
        UnknownHostException.class, () -> InetAddress.getAllByName("node-1.understudy.test"));
  }

  private static InetAddress addressOf(String name, byte[] bytes) {
    try {
      return InetAddress.getByAddress(name, bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
