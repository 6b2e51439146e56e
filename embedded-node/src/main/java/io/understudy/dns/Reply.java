package io.understudy.dns;

import io.understudy.dns.Request.Query;
import io.understudy.dns.Request.Refused;
import java.util.List;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** An answer on its way to bytes. */
final class Reply {
  /** An extended code has four bits in the header and the rest in the EDNS record. */
  private static final int HEADER_BITS = 4;

  private final Query query;
  private boolean authoritative;
  private int rcode = Rcode.NOERROR;
  private List<Record> answer = List.of();
  private List<Record> authority = List.of();
  private List<Record> additional = List.of();
  private boolean truncated;

  private Reply(Query query) {
    this.query = query;
  }

  static Reply to(Query query) {
    return new Reply(query);
  }

  /** An answer to what was not understood: its header only. */
  static byte[] header(Refused refused) {
    Header header = new Header(refused.id());
    header.setFlag(Flags.QR);
    header.setOpcode(refused.opcode());
    header.setRcode(refused.rcode());
    if (refused.recursion()) {
      header.setFlag(Flags.RD);
    }
    return header.toWire();
  }

  Reply authoritative() {
    authoritative = true;
    return this;
  }

  Reply rcode(int code) {
    rcode = code;
    return this;
  }

  /** The records that were asked for; their names become the one in the question. */
  Reply answer(List<Record> records) {
    answer = records;
    return this;
  }

  Reply authority(Record record) {
    authority = List.of(record);
    return this;
  }

  Reply additional(List<Record> records) {
    additional = records;
    return this;
  }

  /**
   * As bytes. What does not fit goes: first what nobody asked for, then everything, and the client
   * is told to come back over TCP (RFC 2181, section 9).
   *
   * @param room at most so many bytes, at least 512
   */
  byte[] fitting(int room) {
    byte[] whole = message(true, true).toWire();
    if (whole.length <= room) {
      return whole;
    }
    byte[] bare = message(true, false).toWire();
    if (bare.length <= room) {
      return bare;
    }
    Message nothing = message(false, false);
    nothing.getHeader().setFlag(Flags.TC);
    truncated = true;
    return nothing.toWire();
  }

  /** Whether it says that it did not fit. */
  boolean isTruncated() {
    return truncated;
  }

  private Message message(boolean withAnswer, boolean withAdditional) {
    Message message = new Message(query.id());
    Header header = message.getHeader();
    header.setFlag(Flags.QR);
    set(header, Flags.AA, authoritative);
    set(header, Flags.RD, query.recursion());
    set(header, Flags.CD, query.unchecked());
    header.setRcode(rcode & (1 << HEADER_BITS) - 1);
    message.addRecord(
        Record.newRecord(query.name(), query.type(), query.dclass()), Section.QUESTION);
    if (withAnswer) {
      for (Record record : answer) {
        message.addRecord(
            record.getName().equals(query.name()) ? record : record.withName(query.name()),
            Section.ANSWER);
      }
      authority.forEach(record -> message.addRecord(record, Section.AUTHORITY));
    }
    if (withAdditional) {
      additional.forEach(record -> message.addRecord(record, Section.ADDITIONAL));
    }
    if (query.edns() != null) {
      message.addRecord(
          new OPTRecord(
              Responder.MOST_UDP,
              rcode >> HEADER_BITS,
              0,
              query.edns().dnssec() ? ExtendedFlags.DO : 0),
          Section.ADDITIONAL);
    }
    return message;
  }

  private static void set(Header header, byte flag, boolean on) {
    if (on) {
      header.setFlag(flag);
    }
  }
}
