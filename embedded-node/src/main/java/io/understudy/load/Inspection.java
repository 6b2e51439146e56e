package io.understudy.load;

import io.understudy.check.Checker;
import io.understudy.check.History;
import io.understudy.check.Judgement;
import io.understudy.problem.Guarded;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an independent checker says of a run: it notes where the run begins, and reads at the end
 * what is there. It waits on threads of its own and goes on on that of the run.
 */
final class Inspection {
  private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

  private final History history;
  private final Checker checker;
  private final Executor loop;
  private volatile Judgement judgement;

  /**
   * @param reads whether users sign in, so that there is something to read
   */
  Inspection(History history, List<URI> addresses, boolean reads, Executor loop) {
    this.history = history;
    this.checker = reads ? new Checker(history, addresses) : null;
    this.loop = loop;
  }

  /**
   * Notes where the run begins.
   *
   * @param users under whose names nobody else inserts anything
   */
  void begin(Set<String> users, Runnable then) {
    if (checker == null) {
      then.run();
    } else {
      aside(() -> checker.begin(users), then);
    }
  }

  /** Reads and judges. Nothing of the run may be under way, and sessions must be open still. */
  void finish(Runnable then) {
    aside(() -> judgement = checker == null ? history.judge() : checker.finish(), then);
  }

  private void aside(Runnable task, Runnable then) {
    Thread.ofVirtual()
        .name("understudy-load-inspection")
        .start(() -> {
          Guarded.task(task).run();
          try {
            loop.execute(then);
          } catch (RejectedExecutionException e) {
            LOG.debug("The run was stopped while it was looked at");
          }
        });
  }

  /** Whatever is being read is of no more use. */
  void close() {
    if (checker != null) {
      checker.close();
    }
    if (judgement == null) {
      judgement = history.judge();
    }
  }

  /** How many requests it has sent. */
  long sent() {
    return checker == null ? 0 : checker.sent();
  }

  /** The verdicts; null before the end. */
  Judgement judgement() {
    return judgement;
  }
}
