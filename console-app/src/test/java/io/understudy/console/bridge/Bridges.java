package io.understudy.console.bridge;

/** Bridges without a toolkit, whose tick is a call. */
public final class Bridges {
  private Bridges() {}

  /** A bridge that changes its properties on the calling thread and looks once at the engine. */
  public static Bridge following(Engine engine) {
    Bridge bridge = new Bridge(Runnable::run);
    connect(bridge, engine);
    return bridge;
  }

  /** Lets a bridge look at an engine for the first time. */
  public static void connect(Bridge bridge, Engine engine) {
    bridge.follow(engine);
    bridge.look();
  }

  /** A bridge that knows no engine yet. */
  public static Bridge idle() {
    return new Bridge(Runnable::run);
  }
}
