package io.understudy.console.shell;

import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.Bridge;
import io.understudy.console.bridge.Engine;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one way in which the window asks the engine for something: away from the FX thread, with the
 * picture renewed before the answer is shown, and with a refusal as a toast. FX thread only.
 */
public final class Calls {
  private final Bridge bridge;
  private final Background background;
  private final Texts texts;
  private final Toasts toasts;

  /**
   * Calls to the engine of that bridge.
   *
   * @param bridge where the engine is
   * @param background runs what may block
   * @param texts the words of the moment
   * @param toasts where refusals go
   */
  public Calls(Bridge bridge, Background background, Texts texts, Toasts toasts) {
    this.bridge = bridge;
    this.background = background;
    this.texts = texts;
    this.toasts = toasts;
  }

  /** Where the engine is. */
  public Bridge bridge() {
    return bridge;
  }

  /** Does something that has no answer; a refusal becomes a toast. */
  public void run(Consumer<Engine> deed) {
    act(
        engine -> {
          deed.accept(engine);
          return null;
        },
        done -> {},
        this::refused);
  }

  /** The same for what can be done while the cluster is still starting. */
  public void runEarly(Consumer<Engine> deed) {
    bridge
        .followed()
        .ifPresent(engine ->
            work(
                () -> {
                  deed.accept(engine);
                  return look(null);
                },
                done -> {}));
  }

  /**
   * Asks for something; nothing happens before the cluster runs.
   *
   * @param deed may block
   * @param done gets the answer
   * @param failed gets what went wrong
   */
  public <T> void ask(Function<Engine, T> deed, Consumer<T> done, Consumer<Exception> failed) {
    Engine engine = bridge.engine().get();
    if (engine != null) {
      background.run(() -> look(deed.apply(engine)), done, failed);
    }
  }

  /**
   * Does something to the cluster; that is refused while it is still starting, and while the window
   * shows the past, for nobody should act upon what is no longer so.
   *
   * @param deed may block
   * @param done gets the answer
   * @param failed gets what went wrong
   */
  public <T> void act(Function<Engine, T> deed, Consumer<T> done, Consumer<Exception> failed) {
    if (bridge.past().get() != null) {
      failed.accept(new ProblemException(ProblemKind.CONFLICT, texts.get("past.no-acts")));
    } else if (bridge.engine().get() == null) {
      failed.accept(new ProblemException(ProblemKind.CONFLICT, texts.get("starting.no-acts")));
    } else {
      ask(deed, done, failed);
    }
  }

  /**
   * Does something that may block and that the engine has nothing to do with, such as writing a
   * file; what goes wrong becomes a toast.
   *
   * @param done gets the result
   */
  public <T> void work(Callable<T> deed, Consumer<T> done) {
    work(deed, done, this::refused);
  }

  /**
   * The same, but somebody is told what goes wrong.
   *
   * @param failed gets it
   */
  <T> void work(Callable<T> deed, Consumer<T> done, Consumer<Exception> failed) {
    background.run(deed, done, failed);
  }

  /** Waits for something that was begun; a refusal becomes a toast. */
  void await(Callable<?> rest) {
    background.run(rest, done -> {}, this::refused);
  }

  /** Says what went wrong. */
  public void refused(Throwable problem) {
    toasts.problem(Trouble.of(problem, texts));
  }

  /** Renews the picture first, so that nothing on the screen is older than the act. */
  private <T> T look(T result) {
    bridge.look();
    return result;
  }
}
