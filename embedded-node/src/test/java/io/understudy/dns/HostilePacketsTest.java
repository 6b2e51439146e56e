package io.understudy.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.registry.LeaseState;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A hundred thousand packets that nobody sends by accident, over UDP and TCP, and then a good one.
 */
final class HostilePacketsTest {
  private static final int OVER_UDP = 100_000;
  private static final int OVER_TCP = 20_000;
  private static final int UNSEEN = 100_000;
  private static final int GROUP = 64;

  /** Marks the good question after each group; generated packets may have it too, which is fine. */
  private static final int SENTINEL = 0xBEEF;

  private final NameServer names = new NameServer();

  HostilePacketsTest() {
    for (int i = 1; i <= 60; i++) {
      names.node(i, LeaseState.HELD);
    }
  }

  @AfterEach
  void close() {
    names.close();
  }

  private static byte[] sentinel() {
    Message question = NameServer.question("www.cluster.test", Type.A);
    question.getHeader().setID(SENTINEL);
    return question.toWire();
  }

  @Test
  void noAnswerIsLongerThanItsClientSaidAndAnErrorNeverLongerThanTheRequest() throws IOException {
    Responder responder =
        new Responder(names.directory, new AnswerLog(), new Counters(), InstantSource.system());
    HostilePackets packets = new HostilePackets(7);
    InetSocketAddress client = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5353);
    int answered = 0;
    for (int i = 0; i < UNSEEN; i++) {
      byte[] packet = packets.next();
      byte[] answer = responder.answer(packet, false, client);
      if (answer != null) {
        answered++;
        assertTrue(answer.length <= HostilePackets.room(packet), "packet " + i);
        assertTrue(answer.length > 12 || packet.length >= 12, "packet " + i);
        assertEquals(new Header(packet).getID(), new Header(answer).getID(), "packet " + i);
        assertTrue((answer[2] & 0x80) != 0, "packet " + i);
      } else {
        assertTrue(packet.length < 12 || (packet[2] & 0x80) != 0, "packet " + i);
      }
    }
    assertTrue(answered > UNSEEN / 2, "answered: " + answered);
  }

  @Test
  void theServerOutlivesThemOverUdp() throws IOException {
    HostilePackets packets = new HostilePackets(11);
    byte[] sentinel = sentinel();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(names.address);
      socket.setSoTimeout(10_000);
      for (int sent = 0; sent < OVER_UDP; sent += GROUP) {
        for (int i = 0; i < GROUP; i++) {
          byte[] packet = packets.next();
          socket.send(new DatagramPacket(packet, packet.length));
        }
        // Datagrams may be dropped where there is no room for them; this waits until there is.
        socket.send(new DatagramPacket(sentinel, sentinel.length));
        awaitSentinel(socket);
      }
    }
    assertEquals(
        3, names.overUdp(NameServer.question("www.cluster.test", Type.A)).getSection(1).size());
    DnsCounts counts = names.snapshot().counts();
    assertTrue(counts.udp() > OVER_UDP * 9L / 10, "seen: " + counts);
    assertTrue(counts.malformed() > OVER_UDP / 10, "seen: " + counts);
  }

  private static void awaitSentinel(DatagramSocket socket) throws IOException {
    DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
    do {
      socket.receive(answer);
      assertTrue(answer.getLength() <= Responder.MOST_UDP);
    } while (new Header(answer.getData()).getID() != SENTINEL);
  }

  @Test
  void theServerOutlivesThemOverTcp() throws IOException {
    HostilePackets packets = new HostilePackets(13);
    byte[] sentinel = NameServer.framed(sentinel());
    int connections = 0;
    for (int sent = 0; sent < OVER_TCP; connections++) {
      try (Socket socket = names.connect()) {
        while (sent < OVER_TCP) {
          java.io.ByteArrayOutputStream group = new java.io.ByteArrayOutputStream();
          for (int i = 0; i < GROUP / 4; i++, sent++) {
            group.write(NameServer.framed(packets.next()));
          }
          group.write(sentinel);
          socket.getOutputStream().write(group.toByteArray());
          while (new Header(NameServer.read(socket)).getID() != SENTINEL) {
            // an answer to one of the others
          }
        }
      } catch (EOFException | SocketException e) {
        // It hung up, as it does on those who send answers; the next connection goes on.
      }
    }
    assertTrue(connections > 1, "some of it must be refused");
    Awaitility.await("no connection is left over")
        .atMost(Duration.ofSeconds(20))
        .until(() -> names.snapshot().connections() == 0);
    assertEquals(
        3,
        names
            .overUdp(NameServer.question("www.cluster.test", Type.A))
            .getSection(Section.ANSWER)
            .size());
  }
}
