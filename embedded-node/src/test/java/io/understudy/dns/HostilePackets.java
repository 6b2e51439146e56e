package io.understudy.dns;

import java.util.Arrays;
import java.util.Random;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Packets that nobody sends by accident: changed good ones, and noise. The seed decides. */
final class HostilePackets {
  private static final String[] NAMES = {
    "www.cluster.test",
    "WWW.One.Cluster.Test",
    "_http._tcp.cluster.test",
    "server1.cluster.test",
    "nobody.cluster.test",
    "cluster.test",
    "www.example.org",
    "."
  };
  private static final int[] TYPES = {
    Type.A, Type.AAAA, Type.SRV, Type.ANY, Type.SOA, Type.NS, Type.AXFR, Type.TXT, 65_000
  };

  private final Random random;

  HostilePackets(long seed) {
    this.random = new Random(seed);
  }

  byte[] next() {
    if (random.nextInt(8) == 0) {
      byte[] noise = new byte[random.nextInt(random.nextBoolean() ? 40 : 1_400)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] packet = good();
    for (int i = random.nextInt(4); i > 0; i--) {
      packet = changed(packet);
    }
    return packet;
  }

  private byte[] good() {
    Message message = NameServer.question(any(NAMES), TYPES[random.nextInt(TYPES.length)]);
    message.getHeader().setID(random.nextInt(1 << 16));
    if (random.nextInt(10) == 0) {
      message.getHeader().setOpcode(any(Opcode.QUERY, Opcode.NOTIFY, Opcode.UPDATE, 7));
    }
    if (random.nextBoolean()) {
      int payload = any(0, 12, 511, 512, 700, 1_232, 4_096, 65_535);
      message.addRecord(new OPTRecord(payload, 0, any(0, 0, 0, 1, 255)), Section.ADDITIONAL);
    }
    return message.toWire();
  }

  private byte[] changed(byte[] packet) {
    int length = packet.length;
    byte[] copy = packet.clone();
    switch (random.nextInt(7)) {
      case 0 -> copy[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> copy[random.nextInt(length)] = (byte) random.nextInt(256);
      case 2 -> copy = Arrays.copyOf(copy, random.nextInt(1, length + 1));
      case 3 -> copy = Arrays.copyOf(copy, length + random.nextInt(1, 300));
      case 4 -> copy[Math.min(length - 1, 4 + random.nextInt(8))] = (byte) random.nextInt(256);
      case 5 -> copy[Math.min(length - 1, 12)] = (byte) any(0, 63, 64, 128, 192, 255);
      default -> {
        // A name that points somewhere, perhaps to itself.
        int at = random.nextInt(length);
        copy[at] = (byte) 0xC0;
        copy[Math.min(length - 1, at + 1)] = (byte) random.nextInt(length);
      }
    }
    return copy;
  }

  private String any(String... some) {
    return some[random.nextInt(some.length)];
  }

  private int any(int... some) {
    return some[random.nextInt(some.length)];
  }

  /** How long an answer to a packet may be at most, read without the code that is tested. */
  static int room(byte[] packet) {
    try {
      OPTRecord opt = new Message(packet).getOPT();
      return opt == null ? 512 : Math.clamp(opt.getPayloadSize(), 512, 1_232);
    } catch (java.io.IOException | RuntimeException e) {
      return 512;
    }
  }
}
