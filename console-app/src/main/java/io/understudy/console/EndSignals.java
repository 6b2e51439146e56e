package io.understudy.console;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The signals by which a system asks a process to end. The Java runtime would run its shutdown
 * hooks at once, JavaFX's among them, which takes the fonts and the renderer from under pages that
 * are still being drawn, and then WebKit aborts the process. So the window closes first.
 *
 * <p>{@code sun.misc.Signal} is what there is for it, in the supported module {@code
 * jdk.unsupported}; by reflection, because the compiler warns of it in a way that cannot be
 * silenced.
 */
final class EndSignals {
  /** By the shells' convention, a process that a signal ended exits with this much more. */
  private static final int EXIT_CODE_BASE = 128;

  private EndSignals() {}

  /**
   * Has the signals run something instead of ending the process. Where a signal does not exist, or
   * is somebody else's, it stays as it is.
   *
   * @param action gets the exit code that tells of the signal; on a thread of its own
   */
  static void handle(IntConsumer action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method number = signal.getMethod("getNumber");
      Object handling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (!method.getName().equals("handle")) {
                  return method.invoke(action, arguments);
                }
                action.accept(EXIT_CODE_BASE + (int) number.invoke(arguments[0]));
                return null;
              });
      Method handle = signal.getMethod("handle", signal, handler);
      for (String name : List.of("TERM", "INT", "HUP")) {
        take(signal, handle, name, handling);
      }
    } catch (ReflectiveOperationException absent) {
      System.getLogger(EndSignals.class.getName())
          .log(System.Logger.Level.DEBUG, "This Java tells of no signals", absent);
    }
  }

  private static void take(Class<?> signal, Method handle, String name, Object handling) {
    try {
      handle.invoke(null, signal.getConstructor(String.class).newInstance(name), handling);
    } catch (ReflectiveOperationException untaken) {
      // Windows has no HUP, and nohup has taken it for a reason.
      System.getLogger(EndSignals.class.getName())
          .log(System.Logger.Level.DEBUG, name + " stays as it is", untaken);
    }
  }
}
