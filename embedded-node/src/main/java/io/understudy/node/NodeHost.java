package io.understudy.node;

import io.understudy.fault.ActiveFault;
import io.understudy.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Starts and kills nodes. The rest of the engine knows nodes by id and address only, so an
 * implementation may run them in this JVM, as processes of their own, in containers or elsewhere.
 * Methods may block; calls for one id do not overlap, except that {@link #kill} may come at any
 * time.
 */
public interface NodeHost extends AutoCloseable {
  /**
   * Starts a node and returns when it listens.
   *
   * @return where it listens
   * @throws ProblemException {@code PORT_BUSY} or {@code GRPC_PORT_BUSY} if a port is taken
   */
  NodeAddress start(NodeSpec spec);

  /**
   * Ends a node at once: every connection is cut and the port is free when this returns. Nothing
   * happens if it does not run.
   */
  void kill(String id);

  /** Makes a node end by itself, as if it had a bug; {@link #onExit} hears of it. */
  void crash(String id);

  /**
   * Lets a node finish what runs, then stops it.
   *
   * @param deadline after which it is stopped anyway
   * @return done when it is stopped; true if everything had finished
   */
  CompletableFuture<Boolean> drain(String id, Duration deadline);

  /**
   * Makes something go wrong with a node, whether it runs or not, until it is cleared. It stays
   * over a kill and a new start.
   *
   * @param id the node
   * @param type the type of fault, see {@link io.understudy.fault.FaultTypes}
   * @param parameters what was given; what is missing has its default
   * @throws ProblemException if there is no such type or a parameter is wrong
   */
  ActiveFault inject(String id, String type, Map<String, Object> parameters);

  /**
   * Removes faults of a node at once; the requests that they hold go on.
   *
   * @param id the node
   * @param which those to remove
   * @param why in words, for the journal
   * @return how many there were
   */
  int clear(String id, Predicate<ActiveFault> which, String why);

  /** The faults of a node; empty for one that is not known. */
  List<ActiveFault> faults(String id);

  /** Forgets the faults of a node that has left. */
  void forget(String id);

  /**
   * Who wants to hear of nodes that end though nobody asked: their id and why.
   *
   * @param listener called from any thread
   */
  void onExit(BiConsumer<String, String> listener);

  /** Ends all nodes. */
  @Override
  void close();
}
