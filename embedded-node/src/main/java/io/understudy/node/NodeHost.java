package io.understudy.node;

import io.understudy.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

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
   * @throws ProblemException if its port is taken
   */
  URI start(NodeSpec spec);

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
   * Who wants to hear of nodes that end though nobody asked: their id and why.
   *
   * @param listener called from any thread
   */
  void onExit(BiConsumer<String, String> listener);

  /** Ends all nodes. */
  @Override
  void close();
}
