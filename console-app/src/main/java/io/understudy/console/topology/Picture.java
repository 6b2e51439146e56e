package io.understudy.console.topology;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.Shape;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Part;
import io.understudy.console.shell.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What the drawing says, worked out from a snapshot. Knows no controls.
 *
 * @param clients the line below the clients' name
 * @param dns where the name server listens; empty while it does not
 * @param frontends the frontends, in order
 * @param store the store
 * @param nodes the nodes, in order
 * @param stops the same, as paths arrive at them: each by itself, or in groups
 * @param rates requests per second by path
 */
record Picture(
    String clients,
    String dns,
    List<Piece> frontends,
    Piece store,
    List<Spot> nodes,
    List<Stop> stops,
    Map<String, Double> rates) {
  /**
   * A frontend or the store.
   *
   * @param part what it is
   * @param name what it is called
   * @param line the line below the name
   * @param usual its colour as long as it is well
   */
  record Piece(Part part, String name, String line, Tone usual) {
    /** The path from the clients to it. */
    String entry() {
      return "entry:" + part.id();
    }

    /** The path from it to a node or a group of them. */
    String in(Stop stop) {
      return "in:" + part.id() + ":" + stop.id();
    }

    /** Whether it serves. */
    boolean isUp() {
      return part.state() == Part.State.UP;
    }

    /** Its colour now. */
    Tone tone() {
      return switch (part.state()) {
        case UP -> usual;
        case COMING -> Tone.STARTING;
        case DOWN -> Tone.DOWN;
      };
    }

    /** Its shape now; a part that is well needs none. */
    Shape shape() {
      return switch (part.state()) {
        case UP -> null;
        case COMING -> NodeLook.STARTING.shape();
        case DOWN -> NodeLook.DOWN.shape();
      };
    }
  }

  /**
   * One node.
   *
   * @param id its name
   * @param port its port, with a colon
   * @param look its state
   */
  record Spot(String id, String port, NodeLook look) {}

  /** Whether what stands still looks the same in that picture; null looks like none. */
  boolean looksLike(Picture other) {
    return other != null
        && clients.equals(other.clients)
        && dns.equals(other.dns)
        && frontends.equals(other.frontends)
        && store.equals(other.store)
        && nodes.equals(other.nodes);
  }

  static Picture of(ClusterSnapshot now, Texts texts, Formats formats) {
    List<Spot> spots =
        now.nodes().stream()
            .map(node -> new Spot(node.id(), ":" + node.url().getPort(), NodeLook.of(node)))
            .toList();
    List<Part> parts = Part.of(now);
    boolean several = now.frontends().size() > 1;
    List<Piece> frontends =
        now.frontends().stream()
            .map(one ->
                new Piece(
                    parts.get(now.frontends().indexOf(one)),
                    several ? one.id() : texts.get("topology.balancer"),
                    line(
                        parts.get(now.frontends().indexOf(one)),
                        several ? one.url().getHost() : ":" + one.url().getPort(),
                        texts),
                    Tone.BALANCER))
            .toList();
    List<Stop> stops = stops(spots);
    Part store = parts.getLast();
    String sessions = texts.get("topology.store.sessions", now.store().sessions());
    return new Picture(
        texts.get("card.rate.value", formats.count(now.totals().perSecond())),
        dns(now),
        frontends,
        new Piece(store, texts.get("topology.store"), line(store, sessions, texts), Tone.STORE),
        spots,
        stops,
        rates(now, frontends, stops, store.state() == Part.State.UP));
  }

  private static List<Stop> stops(List<Spot> spots) {
    List<Stop> stops = new ArrayList<>();
    int from = 0;
    for (int size : Grouping.sizes(spots.size())) {
      stops.add(Stop.of(spots.subList(from, from + size)));
      from += size;
    }
    return List.copyOf(stops);
  }

  /** The port: all else is this computer. */
  private static String dns(ClusterSnapshot now) {
    String address = now.dns().address();
    return address == null ? "" : address.substring(address.lastIndexOf(':'));
  }

  private static String line(Part part, String usual, Texts texts) {
    return switch (part.state()) {
      case UP -> usual;
      case COMING -> texts.get("topology.coming");
      case DOWN -> texts.get("topology.down");
    };
  }

  /** A node's requests came through the frontends in the proportion of what these have served. */
  private static Map<String, Double> rates(
      ClusterSnapshot now, List<Piece> frontends, List<Stop> stops, boolean storeUp) {
    Map<String, Double> rates = new HashMap<>();
    Map<String, Double> byStop = byStop(now, stops);
    double all = now.frontends().stream().mapToLong(one -> one.traffic().perSecond()).sum();
    for (int f = 0; f < frontends.size(); f++) {
      Piece piece = frontends.get(f);
      if (piece.isUp()) {
        double own = now.frontends().get(f).traffic().perSecond();
        rates.put(piece.entry(), own);
        for (Stop stop : stops) {
          if (stop.road() != Stop.Road.BROKEN) {
            rates.put(piece.in(stop), all > 0 ? byStop.get(stop.id()) * own / all : 0);
          }
        }
      }
    }
    for (Stop stop : stops) {
      if (storeUp && stop.road() != Stop.Road.BROKEN) {
        rates.put(stop.out(), byStop.get(stop.id()));
      }
    }
    return rates;
  }

  private static Map<String, Double> byStop(ClusterSnapshot now, List<Stop> stops) {
    Map<String, Double> rates = new HashMap<>();
    Iterator<ClusterSnapshot.Node> nodes = now.nodes().iterator();
    for (Stop stop : stops) {
      double sum = 0;
      for (Spot spot : stop.spots()) {
        double own = nodes.next().traffic().perSecond();
        sum += spot.look().isBroken() ? 0 : own;
      }
      rates.put(stop.id(), sum);
    }
    return rates;
  }
}
