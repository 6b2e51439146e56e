package io.understudy.dns;

import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/**
 * What came, read as far as an answer needs it: the header, the one question, and the EDNS record
 * wherever it stands (RFC 1035, section 4.1; RFC 6891). Everything else is only skipped, so the
 * work for a packet is in proportion to its length.
 */
sealed interface Request {
  /** A header has so many bytes. */
  int HEADER = 12;

  /**
   * Gets no answer: too short to have a header, or an answer itself. Two servers that answered each
   * other's answers would never stop.
   */
  record Ignored() implements Request {}

  /**
   * Is answered with a header alone.
   *
   * @param id of the request
   * @param opcode of the request
   * @param recursion whether it wished for recursion
   * @param rcode why there is nothing else
   */
  record Refused(int id, int opcode, boolean recursion, int rcode) implements Request {}

  /**
   * A question.
   *
   * @param id of the request
   * @param recursion whether it wished for recursion
   * @param unchecked whether it asked for no validation
   * @param name for what, written as it was asked
   * @param type a record type
   * @param dclass the class, usually that of the internet
   * @param edns what the client can do beyond RFC 1035; null without EDNS
   */
  record Query(
      int id, boolean recursion, boolean unchecked, Name name, int type, int dclass, Edns edns)
      implements Request {}

  /**
   * What an EDNS record says.
   *
   * @param payload the largest UDP answer that the client takes, in bytes
   * @param version of EDNS
   * @param dnssec whether DNSSEC records are wanted
   */
  record Edns(int payload, int version, boolean dnssec) {}

  /** Reads a packet; never throws. */
  static Request read(byte[] packet) {
    if (packet.length < HEADER) {
      return new Ignored();
    }
    DNSInput in = new DNSInput(packet);
    try {
      int id = in.readU16();
      int flags = in.readU16();
      int opcode = flags >> 11 & 0xF;
      if ((flags >> 15 & 1) != 0) {
        return new Ignored();
      }
      boolean recursion = flag(flags, Flags.RD);
      if (opcode != Opcode.QUERY) {
        return new Refused(id, opcode, recursion, Rcode.NOTIMP);
      }
      try {
        return question(in, id, recursion, flag(flags, Flags.CD));
      } catch (WireParseException | IllegalArgumentException e) {
        return new Refused(id, opcode, recursion, Rcode.FORMERR);
      }
    } catch (WireParseException e) {
      return new Ignored();
    }
  }

  private static Request question(DNSInput in, int id, boolean recursion, boolean unchecked)
      throws WireParseException {
    int questions = in.readU16();
    int records = in.readU16() + in.readU16() + in.readU16();
    if (questions != 1) {
      throw new WireParseException("one question, not " + questions);
    }
    Name name = new Name(in);
    int type = in.readU16();
    int dclass = in.readU16();
    Edns edns = null;
    for (int i = 0; i < records; i++) {
      boolean root = skipName(in);
      int kind = in.readU16();
      int payload = in.readU16();
      long more = in.readU32();
      byte[] _ = in.readByteArray(in.readU16());
      if (kind == Type.OPT) {
        if (edns != null || !root) {
          throw new WireParseException("one EDNS record, at the root");
        }
        edns = new Edns(payload, (int) (more >> 16 & 0xFF), (more >> 15 & 1) != 0);
      }
    }
    if (in.remaining() > 0) {
      throw new WireParseException("there is more than was announced");
    }
    return new Query(id, recursion, unchecked, name, type, dclass, edns);
  }

  /** Over the name of a record that does not matter; answers whether it is the root. */
  private static boolean skipName(DNSInput in) throws WireParseException {
    for (boolean root = true; ; root = false) {
      int length = in.readU8();
      switch (length & 0xC0) {
        case 0 -> {
          if (length == 0) {
            return root;
          }
          byte[] _ = in.readByteArray(length);
        }
        case 0xC0 -> {
          int _ = in.readU8();
          return false;
        }
        default -> throw new WireParseException("a label of an unknown kind");
      }
    }
  }

  /** Flags are counted from the left. */
  private static boolean flag(int flags, byte which) {
    return (flags >> (15 - which) & 1) != 0;
  }
}
