package io.understudy.dns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * The records of the zone at one moment. Immutable.
 *
 * <p>Every name is there again under each of {@link #VIEWS}: {@code www.one.cluster.test} is what
 * {@code www.cluster.test} is. Cookies belong to a domain, so one browser can sign in two people.
 */
final class Zone {
  /** How long an answer may be kept, in seconds; so long a dead frontend may still be tried. */
  static final long TTL = 2;

  /** Under these labels all names are there once more, for a second cookie jar. */
  static final List<String> VIEWS = List.of("one", "two");

  /** What a look-up found. */
  enum Outcome {
    /** Records. */
    FOUND,
    /** The name is there, but has no record of that type. */
    NO_DATA,
    /** There is no such name in the zone. */
    NO_NAME,
    /** The name belongs to somebody else. */
    OUTSIDE
  }

  /**
   * What a look-up found.
   *
   * @param outcome what sort of thing
   * @param name the name as it stands in the zone, without a view; null if there is none
   * @param records the records, under that name; in their order in the zone
   * @param glue addresses of the names in the records
   */
  record Found(Outcome outcome, Name name, List<Record> records, List<Record> glue) {
    private static Found nothing(Outcome outcome) {
      return new Found(outcome, null, List.of(), List.of());
    }
  }

  private final Name origin;
  private final List<Name> views;
  private final SOARecord soa;
  private final Map<Name, Map<Integer, List<Record>>> names = new LinkedHashMap<>();

  /**
   * A zone of those records.
   *
   * @param origin the name of the zone
   * @param soa its start of authority
   * @param records all others; those of one name and type in the order in which they are to be
   *     answered first
   * @param always names that are there even while they have no record
   */
  Zone(Name origin, SOARecord soa, Collection<Record> records, List<Name> always) {
    this.origin = origin;
    this.soa = soa;
    this.views = VIEWS.stream().map(view -> child(origin, view)).toList();
    add(soa);
    records.forEach(this::add);
    always.forEach(this::exists);
    views.forEach(this::exists);
  }

  private void add(Record record) {
    exists(record.getName());
    names
        .get(record.getName())
        .computeIfAbsent(record.getType(), type -> new ArrayList<>())
        .add(record);
  }

  /** And what lies between it and the zone, though it may have no records (RFC 8020). */
  private void exists(Name name) {
    for (Name one = name; !one.equals(origin); one = new Name(one, 1)) {
      names.computeIfAbsent(one, added -> new LinkedHashMap<>());
    }
    names.computeIfAbsent(origin, added -> new LinkedHashMap<>());
  }

  /** A name one level below another. */
  static Name child(Name parent, String label) {
    try {
      return new Name(label, parent);
    } catch (org.xbill.DNS.TextParseException e) {
      throw new IllegalArgumentException("not a name: " + label + "." + parent, e);
    }
  }

  /** The start of authority, which goes with every answer that says no. */
  SOARecord soa() {
    return soa;
  }

  /** Its own name. */
  Name origin() {
    return origin;
  }

  /** All records, in the order of their names' first appearance. */
  List<Record> records() {
    return names.values().stream()
        .flatMap(types -> types.values().stream())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Looks a name up.
   *
   * @param asked any name, in any case
   * @param type a record type; {@code ANY} is answered with one set of records (RFC 8482)
   */
  Found find(Name asked, int type) {
    if (!asked.subdomain(origin)) {
      return Found.nothing(Outcome.OUTSIDE);
    }
    Name name = withoutView(asked);
    Map<Integer, List<Record>> types = name == null ? null : names.get(name);
    if (types == null) {
      return Found.nothing(Outcome.NO_NAME);
    }
    List<Record> records =
        type == Type.ANY
            ? types.values().stream().findFirst().orElse(List.of())
            : types.getOrDefault(type, List.of());
    return records.isEmpty()
        ? new Found(Outcome.NO_DATA, name, List.of(), List.of())
        : new Found(Outcome.FOUND, name, records, glue(records));
  }

  private Name withoutView(Name asked) {
    for (Name view : views) {
      if (asked.subdomain(view) && !asked.equals(view)) {
        try {
          return Name.concatenate(asked.relativize(view), origin);
        } catch (NameTooLongException e) {
          return null;
        }
      }
    }
    return asked;
  }

  private List<Record> glue(List<Record> records) {
    return records.stream()
        .map(Record::getAdditionalName)
        .filter(target -> target != null && names.containsKey(target))
        .flatMap(target -> names.get(target).getOrDefault(Type.A, List.of()).stream())
        .distinct()
        .toList();
  }

  /** Whether a question of that class is ours: of the internet, and not of any class at all. */
  static boolean serves(int dclass) {
    return dclass == DClass.IN;
  }
}
