package io.understudy.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.registry.LeaseState;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The name server over real sockets. */
final class ServerTest {
  private final NameServer names = new NameServer();

  @AfterEach
  void close() {
    names.close();
  }

  private Message ask(String name, int type) throws IOException {
    return names.overUdp(NameServer.question(name, type));
  }

  private static List<String> data(Message answer) {
    return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }

  @Test
  void eachAnswerBeginsWithTheNextFrontend() throws IOException {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      Message answer = ask("www.cluster.test", Type.A);
      assertTrue(answer.getHeader().getFlag(Flags.AA));
      assertEquals(3, data(answer).size());
      assertEquals(2, answer.getSection(Section.ANSWER).getFirst().getTTL());
      first.merge(data(answer).getFirst(), 1, Integer::sum);
    }
    assertEquals(Map.of("127.0.0.1", 10, "127.0.0.20", 10, "127.0.0.21", 10), first);
  }

  @Test
  void aDeadFrontendIsNotInTheVeryNextAnswerAndStillHasItsOwnName() throws IOException {
    names.frontend(2, false);
    for (int i = 0; i < 4; i++) {
      List<String> data = data(ask("www.cluster.test", Type.A));
      assertEquals(2, data.size());
      assertTrue(!data.contains("127.0.0.20"), data.toString());
    }
    assertEquals(List.of("127.0.0.20"), data(ask("frontend-2.cluster.test", Type.A)));
    names.frontend(2, true);
    assertEquals(3, data(ask("www.cluster.test", Type.A)).size());
  }

  @Test
  void withoutAnyFrontendTheNameIsThereAndHasNoAddress() throws IOException {
    for (int i = 1; i <= 3; i++) {
      names.frontend(i, false);
    }
    Message answer = ask("www.cluster.test", Type.A);
    assertEquals(Rcode.NOERROR, answer.getRcode());
    assertEquals(List.of(), data(answer));
    SOARecord soa = (SOARecord) answer.getSection(Section.AUTHORITY).getFirst();
    assertEquals(2, soa.getMinimum());
  }

  @Test
  void servicesAreTheNodesThatHoldALease() throws IOException {
    names.node(1, LeaseState.HELD);
    names.node(2, LeaseState.HELD);
    names.node(3, LeaseState.DRAINING);
    Message answer = ask("_http._tcp.cluster.test", Type.SRV);
    List<Integer> ports =
        answer.getSection(Section.ANSWER).stream()
            .map(record -> ((SRVRecord) record).getPort())
            .sorted()
            .toList();
    assertEquals(List.of(3001, 3002), ports);
    assertEquals(
        List.of("node-1.cluster.test.", "node-2.cluster.test."),
        answer.getSection(Section.ADDITIONAL).stream()
            .map(record -> record.getName().toString())
            .sorted()
            .toList());
    assertEquals(
        List.of("0 1 50001 node-1.cluster.test.", "0 1 50002 node-2.cluster.test."),
        data(ask("_grpc._tcp.cluster.test", Type.SRV)).stream().sorted().toList());
    assertEquals(List.of("127.0.0.1"), data(ask("server3.cluster.test", Type.A)));
    names.directory.forget("node-3");
    assertEquals(Rcode.NXDOMAIN, ask("server3.cluster.test", Type.A).getRcode());
    Message frontends = ask("_http._tcp.www.cluster.test", Type.SRV);
    assertEquals(3, frontends.getSection(Section.ANSWER).size());
  }

  @Test
  void whoSaysSomethingAgainstItselfIsNoServiceAsLongAsThereIsAnother() throws IOException {
    names.node(1, LeaseState.HELD);
    names.node(2, LeaseState.HELD);
    names.directory.trouble("node-1", "it is cut off");
    for (String service : List.of("_http._tcp.cluster.test", "_grpc._tcp.cluster.test")) {
      List<String> records = data(ask(service, Type.SRV));
      assertEquals(1, records.size(), service);
      assertTrue(records.getFirst().endsWith(" node-2.cluster.test."), service);
    }
    assertEquals(List.of("127.0.0.1"), data(ask("node-1.cluster.test", Type.A)));
    names.node(2, LeaseState.EXPIRED);
    assertTrue(data(ask("_http._tcp.cluster.test", Type.SRV)).getFirst().contains(" node-1."));
    names.node(2, LeaseState.HELD);
    names.directory.trouble("node-1", null);
    assertEquals(2, data(ask("_http._tcp.cluster.test", Type.SRV)).size());
  }

  @Test
  void namesAreThereAgainInEachView() throws IOException {
    Message answer = ask("wWw.one.Cluster.Test", Type.A);
    assertEquals(3, data(answer).size());
    assertEquals("wWw.one.Cluster.Test.", answer.getQuestion().getName().toString());
    assertEquals("wWw.one.Cluster.Test.", answer.getSection(1).getFirst().getName().toString());
    assertEquals(Rcode.NOERROR, ask("two.cluster.test", Type.A).getRcode());
    assertEquals(Rcode.NXDOMAIN, ask("www.three.cluster.test", Type.A).getRcode());
    assertEquals(Rcode.NXDOMAIN, ask("www.one.two.cluster.test", Type.A).getRcode());
  }

  @Test
  void whatIsNotThereIsSaidInTheWayOfEach() throws IOException {
    Message nobody = ask("nobody.cluster.test", Type.A);
    assertEquals(Rcode.NXDOMAIN, nobody.getRcode());
    assertEquals(Type.SOA, nobody.getSection(Section.AUTHORITY).getFirst().getType());
    Message sixth = ask("www.cluster.test", Type.AAAA);
    assertEquals(Rcode.NOERROR, sixth.getRcode());
    assertEquals(Type.SOA, sixth.getSection(Section.AUTHORITY).getFirst().getType());
    assertEquals(Rcode.NOERROR, ask("_tcp.cluster.test", Type.A).getRcode());
    Message elsewhere = ask("www.example.org", Type.A);
    assertEquals(Rcode.REFUSED, elsewhere.getRcode());
    assertTrue(!elsewhere.getHeader().getFlag(Flags.AA));
    for (int whole : List.of(Type.AXFR, Type.IXFR, Type.MAILB, Type.MAILA)) {
      Message refused = ask("cluster.test", whole);
      assertEquals(Rcode.REFUSED, refused.getRcode(), Type.string(whole));
      assertTrue(!refused.getHeader().getFlag(Flags.AA));
    }
    for (int other : List.of(DClass.ANY, DClass.CH, DClass.HS, DClass.NONE)) {
      Message asked = new Message();
      asked.addRecord(
          Record.newRecord(Name.fromString("www.cluster.test."), Type.A, other), Section.QUESTION);
      Message refused = new Message(names.overUdp(asked.toWire()));
      assertEquals(Rcode.REFUSED, refused.getRcode(), DClass.string(other));
      assertEquals(List.of(), refused.getSection(Section.ANSWER));
    }
    assertEquals(List.of("ns.cluster.test."), data(ask("cluster.test", Type.NS)));
    assertEquals(1, ask("cluster.test", Type.ANY).getSection(Section.ANSWER).size());
  }

  @Test
  void onlyWhatIsUnderstoodIsAnsweredAndAnswersNever() throws IOException {
    Message update = NameServer.question("cluster.test", Type.SOA);
    update.getHeader().setOpcode(Opcode.UPDATE);
    byte[] notImplemented = names.overUdp(update.toWire());
    assertEquals(12, notImplemented.length);
    assertEquals(Rcode.NOTIMP, new Header(notImplemented).getRcode());
    byte[] garbage = NameServer.question("www.cluster.test", Type.A).toWire();
    garbage[12] = (byte) 0x80;
    assertEquals(Rcode.FORMERR, new Header(names.overUdp(garbage)).getRcode());
    Message loop = NameServer.question("www.cluster.test", Type.A);
    loop.getHeader().setFlag(Flags.QR);
    try (java.net.DatagramSocket socket = new java.net.DatagramSocket()) {
      socket.connect(names.address);
      byte[] bytes = loop.toWire();
      socket.send(new java.net.DatagramPacket(bytes, bytes.length));
      Awaitility.await("it was met with silence")
          .atMost(Duration.ofSeconds(20))
          .until(() -> names.snapshot().counts().ignored() == 1);
      socket.setSoTimeout(50);
      assertNull(received(socket));
    }
  }

  private static Object received(java.net.DatagramSocket socket) throws IOException {
    try {
      socket.receive(new java.net.DatagramPacket(new byte[512], 512));
      return "something";
    } catch (java.net.SocketTimeoutException e) {
      return null;
    }
  }

  @Test
  void ednsIsSpokenInVersionZero() throws IOException {
    Message plain = ask("www.cluster.test", Type.A);
    assertNull(plain.getOPT());
    Message query = NameServer.question("www.cluster.test", Type.A);
    query.addRecord(new OPTRecord(4096, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
    OPTRecord opt = names.overUdp(query).getOPT();
    assertEquals(1232, opt.getPayloadSize());
    assertEquals(0, opt.getVersion());
    assertEquals(ExtendedFlags.DO, opt.getFlags());
    Message later = NameServer.question("www.cluster.test", Type.A);
    later.addRecord(new OPTRecord(4096, 0, 1), Section.ADDITIONAL);
    Message refused = names.overUdp(later);
    assertEquals(Rcode.BADVERS, refused.getRcode());
    assertEquals(List.of(), data(refused));
  }

  @Test
  void whatDoesNotFitIsCutAndComesWholeOverTcp() throws IOException {
    for (int i = 1; i <= 100; i++) {
      names.node(i, LeaseState.HELD);
    }
    byte[] plain = NameServer.question("_http._tcp.cluster.test", Type.SRV).toWire();
    byte[] cut = names.overUdp(plain);
    assertTrue(cut.length <= 512, "bytes: " + cut.length);
    assertTrue(new Message(cut).getHeader().getFlag(Flags.TC));
    Message edns = NameServer.question("_http._tcp.cluster.test", Type.SRV);
    edns.addRecord(new OPTRecord(65_000, 0, 0), Section.ADDITIONAL);
    byte[] capped = names.overUdp(edns.toWire());
    assertTrue(capped.length <= 1232, "bytes: " + capped.length);
    assertTrue(new Message(capped).getHeader().getFlag(Flags.TC));
    try (Socket socket = names.connect()) {
      socket.getOutputStream().write(NameServer.framed(plain));
      Message whole = new Message(NameServer.read(socket));
      assertEquals(100, whole.getSection(Section.ANSWER).size());
      assertEquals(100, whole.getSection(Section.ADDITIONAL).size());
    }
  }

  @Test
  void severalQuestionsInOneGoOverOneConnection() throws IOException {
    try (Socket socket = names.connect()) {
      List<Integer> asked = new ArrayList<>();
      java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
      for (int i = 0; i < 20; i++) {
        Message question = NameServer.question("www.cluster.test", Type.A);
        asked.add(question.getHeader().getID());
        all.write(NameServer.framed(question.toWire()));
      }
      socket.getOutputStream().write(all.toByteArray());
      List<Integer> answered = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answered.add(new Header(NameServer.read(socket)).getID());
      }
      assertEquals(asked, answered);
    }
  }

  @Test
  void whoHoldsAllConnectionsDoesNotKeepOthersOut() throws IOException {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * TcpListener.MOST_CONNECTIONS; i++) {
        Socket socket = names.connect();
        socket.getOutputStream().write(1); // half of a length, and nothing more
        held.add(socket);
      }
      try (Socket socket = names.connect()) {
        socket
            .getOutputStream()
            .write(NameServer.framed(NameServer.question("www.cluster.test", Type.A).toWire()));
        assertEquals(3, new Message(NameServer.read(socket)).getSection(Section.ANSWER).size());
      }
      Awaitility.await("the slow ones are sent away")
          .atMost(Duration.ofSeconds(30))
          .until(() -> names.snapshot().connections() == 0);
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }
}
