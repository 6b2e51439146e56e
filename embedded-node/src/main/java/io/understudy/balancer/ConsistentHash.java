package io.understudy.balancer;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The same key meets the same node for as long as it is there; when a node goes, only its keys
 * move, and when it returns, only they come back. Rendezvous hashing: key and node are hashed
 * together, and the node with the highest score has the key (Thaler and Ravishankar, "Using
 * Name-Based Mappings to Increase Hit Rates", IEEE/ACM ToN 6(1), 1998). With a score of {@code
 * -weight / ln(hash)} the shares follow the weights, and a weight that changes moves no more keys
 * than it must (the logarithmic method of Schindelhauer and Schomaker, "Weighted Distributed Hash
 * Tables", SPAA 2005).
 */
final class ConsistentHash implements BalancingPolicy {
  static final String NAME = "consistent-hash";

  private static final double BITS_53 = 0x1.0p-53;

  private final RandomGenerator random;

  ConsistentHash(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Upstream choose(List<Upstream> candidates, Choice request) {
    String key = request.key();
    if (key == null || key.isEmpty()) {
      return RandomChoice.draw(candidates, null, random); // or all of them would meet one node
    }
    long hash = hash(key);
    Upstream best = null;
    double highest = 0;
    for (int i = 0; i < candidates.size(); i++) {
      Upstream candidate = candidates.get(i);
      double score = -candidate.weight() / Math.log(fraction(mix(hash ^ candidate.hash())));
      if (best == null || score > highest) {
        best = candidate;
        highest = score;
      }
    }
    return best;
  }

  /** A number of a text that is the same in every process: FNV-1a, then mixed. */
  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /** Lets every bit depend on every other: the finalizer of SplitMix64. */
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Between 0 and 1, and neither of them. */
  private static double fraction(long hash) {
    return ((hash >>> 11) + 0.5) * BITS_53;
  }
}
