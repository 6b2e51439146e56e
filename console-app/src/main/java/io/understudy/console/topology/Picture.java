package io.understudy.console.topology;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Frontend;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Part;
import io.understudy.console.shell.Texts;
import java.util.HashMap;
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
 * @param rates requests per second by path
 */
record Picture(
    String clients,
    String dns,
    List<Piece> frontends,
    Piece store,
    List<Spot> nodes,
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

    /** The path from it to a node. */
    String in(Spot node) {
      return "in:" + part.id() + ":" + node.id();
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
    NodeLook.Shape shape() {
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
  record Spot(String id, String port, NodeLook look) {
    /** The path from it to the store. */
    String out() {
      return "out:" + id;
    }
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
            .map(
                one ->
                    new Piece(
                        parts.get(now.frontends().indexOf(one)),
                        several ? one.id() : texts.get("topology.balancer"),
                        line(
                            parts.get(now.frontends().indexOf(one)),
                            several ? one.url().getHost() : ":" + one.url().getPort(),
                            texts),
                        Tone.BALANCER))
            .toList();
    Part store = parts.getLast();
    String sessions = texts.get("topology.store.sessions", now.store().sessions());
    return new Picture(
        texts.get("card.rate.value", formats.count(now.totals().perSecond())),
        dns(now),
        frontends,
        new Piece(store, texts.get("topology.store"), line(store, sessions, texts), Tone.STORE),
        spots,
        rates(now, frontends, spots, store.state() == Part.State.UP));
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
      ClusterSnapshot now, List<Piece> frontends, List<Spot> spots, boolean storeUp) {
    Map<String, Double> rates = new HashMap<>();
    double all = now.frontends().stream().mapToLong(one -> one.traffic().perSecond()).sum();
    for (int f = 0; f < frontends.size(); f++) {
      Frontend frontend = now.frontends().get(f);
      Piece piece = frontends.get(f);
      if (!piece.isUp()) {
        continue;
      }
      double own = frontend.traffic().perSecond();
      rates.put(piece.entry(), own);
      for (int i = 0; i < spots.size(); i++) {
        if (!spots.get(i).look().isBroken()) {
          double rate = now.nodes().get(i).traffic().perSecond();
          rates.put(piece.in(spots.get(i)), all > 0 ? rate * own / all : 0);
        }
      }
    }
    for (int i = 0; i < spots.size(); i++) {
      if (storeUp && !spots.get(i).look().isBroken()) {
        rates.put(spots.get(i).out(), (double) now.nodes().get(i).traffic().perSecond());
      }
    }
    return rates;
  }
}
