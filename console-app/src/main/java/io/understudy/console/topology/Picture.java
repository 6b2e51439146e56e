package io.understudy.console.topology;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.look.NodeLook;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the drawing says, worked out from a snapshot. Knows no controls.
 *
 * @param clients the line below the clients' name
 * @param balancer the line below the balancer's name
 * @param store the line below the store's name
 * @param storeOut whether the store does not answer
 * @param nodes the nodes, in order
 * @param rates requests per second by path
 */
record Picture(
    String clients,
    String balancer,
    String store,
    boolean storeOut,
    List<Spot> nodes,
    Map<String, Double> rates) {
  /** The path from the clients to the balancer. */
  static final String ENTRY = "entry";

  /**
   * One node.
   *
   * @param id its name
   * @param port its port, with a colon
   * @param look its state
   */
  record Spot(String id, String port, NodeLook look) {
    /** The path from the balancer to it. */
    String in() {
      return "in:" + id;
    }

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
    Map<String, Double> rates = new HashMap<>();
    rates.put(ENTRY, (double) now.totals().perSecond());
    for (int i = 0; i < spots.size(); i++) {
      if (!spots.get(i).look().isBroken()) {
        double rate = now.nodes().get(i).traffic().perSecond();
        rates.put(spots.get(i).in(), rate);
        rates.put(spots.get(i).out(), rate);
      }
    }
    boolean out = !now.store().state().equals("UP");
    return new Picture(
        texts.get("card.rate.value", formats.count(now.totals().perSecond())),
        ":" + now.frontends().getFirst().url().getPort(),
        out
            ? texts.get("topology.store.out")
            : texts.get("topology.store.sessions", now.store().sessions()),
        out,
        spots,
        rates);
  }
}
