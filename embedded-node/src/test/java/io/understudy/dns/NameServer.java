package io.understudy.dns;

import io.understudy.registry.Lease;
import io.understudy.registry.LeaseState;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** A name server with three frontends, for tests, and what they ask it with. */
final class NameServer implements AutoCloseable {
  final Directory directory = new Directory("cluster.test", 1);
  final DnsServer server = new DnsServer(directory, InstantSource.system(), System::nanoTime);
  final InetSocketAddress address;

  NameServer() {
    frontend(1, true);
    frontend(2, true);
    frontend(3, true);
    address = server.start("127.0.0.1", 0);
  }

  void frontend(int number, boolean up) {
    String host = number == 1 ? "127.0.0.1" : "127.0.0." + (18 + number);
    boolean _ =
        directory.frontend(
            "frontend-" + number, URI.create("http://" + host + ":8080"), up, "the test says so");
  }

  void node(int number, LeaseState state) {
    Lease lease = lease(number, state);
    if (state == LeaseState.HELD) {
      directory.admit(lease);
    } else {
      directory.exclude(lease);
    }
  }

  static Lease lease(int number, LeaseState state) {
    return new Lease(
        "node-" + number,
        URI.create("http://127.0.0.1:" + (3000 + number)),
        "127.0.0.1:" + (50_000 + number),
        "life-1",
        state,
        "the test says so",
        Instant.EPOCH);
  }

  DnsSnapshot snapshot() {
    return server.snapshot(java.util.List.of(), Instant.EPOCH);
  }

  static Message question(String name, int type) {
    try {
      return Message.newQuery(Record.newRecord(new Name(name, Name.root), type, DClass.IN));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Message overUdp(Message question) throws IOException {
    return new Message(overUdp(question.toWire()));
  }

  byte[] overUdp(byte[] packet) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(10_000);
      socket.connect(address);
      socket.send(new DatagramPacket(packet, packet.length));
      DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
      socket.receive(answer);
      return Arrays.copyOf(answer.getData(), answer.getLength());
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  static byte[] framed(byte[] packet) {
    byte[] framed = new byte[packet.length + 2];
    framed[0] = (byte) (packet.length >> 8);
    framed[1] = (byte) packet.length;
    System.arraycopy(packet, 0, framed, 2, packet.length);
    return framed;
  }

  static byte[] read(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] answer = new byte[in.readUnsignedShort()];
    in.readFully(answer);
    return answer;
  }

  @Override
  public void close() {
    server.close();
  }
}
