import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.PortPlan;
import io.understudy.console.Console;
import io.understudy.console.bridge.Engine;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.measure.Reading;
import io.understudy.measure.Sample;
import io.understudy.node.NodeState;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Measures what the window costs: {@code Frames NODES SECONDS idle|traffic|flood}. It opens the
 * real window on a real cluster. For {@code flood} the window looks at an engine of its own
 * instead, in which 256 nodes change with every picture and 50,000 events happen as fast as they
 * can be taken.
 */
public final class Frames extends Application {
  private static final int FLOOD_EVENTS = 50_000;
  private static final long MILLION = 1_000_000;

  private static int nodes;
  private static int seconds;
  private static String mode;
  private static Path data;

  private final List<Long> pulses = new ArrayList<>();
  private final ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();
  private volatile boolean measuring;
  private volatile boolean frames;
  private int pictures;

  public static void main(String[] args) throws Exception {
    nodes = Integer.parseInt(args[0]);
    seconds = Integer.parseInt(args[1]);
    mode = args[2];
    data = Files.createTempDirectory("frames");
    launch();
  }

  @Override
  public void start(Stage stage) {
    ClusterSettings settings = ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM);
    settings = settings.withNodes(mode.equals("flood") ? 3 : nodes);
    Console console = new Console(settings, stage);
    console.open(false);
    stage.setWidth(1440);
    stage.setHeight(900);
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (measuring && frames) {
              pulses.add(System.nanoTime());
            }
          }
        };
    Thread.ofPlatform().daemon().start(() -> measure(console, timer));
  }

  private void measure(Console console, AnimationTimer timer) {
    try {
      var bridge = console.workspace().bridge();
      until(
          () ->
              bridge.snapshot().get() != null
                  && bridge.snapshot().get().totals().up() >= (mode.equals("flood") ? 3 : nodes));
      Platform.runLater(
          () -> bridge.snapshot().addListener(change -> pictures += measuring ? 1 : 0));
      pause(8_000);
      if (mode.equals("traffic")) {
        bridge.engine().get().startTraffic();
        pause(4_000);
      }
      Flood flood = mode.equals("flood") ? new Flood(nodes, bridge.snapshot().get()) : null;
      if (flood != null) {
        Platform.runLater(() -> bridge.connect(flood.engine()));
        pause(3_000);
      }
      frames = !mode.equals("idle");
      if (frames) {
        Platform.runLater(timer::start);
      }
      Thread.ofPlatform().daemon().start(this::knock);
      System.gc();
      long heap = heap();
      long[] before = cpu();
      long process = process();
      long begin = System.nanoTime();
      measuring = true;
      if (flood != null) {
        flood.begin();
      }
      pause(seconds * 1_000L);
      measuring = false;
      double passed = (System.nanoTime() - begin) / 1e9;
      long[] after = cpu();
      long processAfter = process();
      System.gc();
      report(passed, before, after, processAfter - process, heap, heap(), flood, bridge.events());
    } catch (Exception e) {
      e.printStackTrace();
    }
    Platform.runLater(
        () -> {
          console.leave();
          Thread.ofPlatform()
              .start(
                  () -> {
                    console.end();
                    System.exit(0);
                  });
        });
  }

  /** How long a task waits for the FX thread, a hundred times a second. */
  private void knock() {
    while (true) {
      long asked = System.nanoTime();
      Platform.runLater(
          () -> {
            if (measuring) {
              waits.add(System.nanoTime() - asked);
            }
          });
      LockSupport.parkNanos(10 * MILLION);
    }
  }

  private void report(
      double passed,
      long[] before,
      long[] after,
      long process,
      long heap,
      long heapAfter,
      Flood flood,
      List<Event> shown) {
    StringBuilder line = new StringBuilder();
    line.append("%d nodes, %s, %.0f s: ".formatted(nodes, mode, passed));
    double[] gaps = new double[Math.max(0, pulses.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (pulses.get(i + 1) - pulses.get(i)) / 1e6;
    }
    Arrays.sort(gaps);
    if (gaps.length > 0) {
      line.append(
          "%.1f frames/s, frame p50 %.1f p99 %.1f max %.1f ms; "
              .formatted(gaps.length / passed, at(gaps, 50), at(gaps, 99), at(gaps, 100)));
    }
    double[] waited = waits.stream().mapToDouble(nanos -> nanos / 1e6).sorted().toArray();
    line.append(
        "FX busy p99 %.1f max %.1f ms (%d of %d over 50 ms); "
            .formatted(
                at(waited, 99),
                at(waited, 100),
                Arrays.stream(waited).filter(ms -> ms > 50).count(),
                waited.length));
    line.append(
        "CPU %% of a core: process %.1f, FX %.1f, renderer %.1f, tick %.1f; "
            .formatted(
                percent(process, passed),
                percent(after[0] - before[0], passed),
                percent(after[1] - before[1], passed),
                percent(after[2] - before[2], passed)));
    line.append(
        "FX CPU %.1f ms for each of %d pictures; "
            .formatted((after[0] - before[0]) / 1e6 / Math.max(1, pictures), pictures));
    line.append("heap after gc %d -> %d MB".formatted(heap / MILLION, heapAfter / MILLION));
    if (flood != null) {
      line.append(
          "; flood: %d events, %d given to the window in %.1f s, its list ends with %d"
              .formatted(
                  flood.happened(),
                  flood.taken(),
                  flood.took(),
                  shown.isEmpty() ? 0 : shown.getFirst().seq()));
    }
    System.out.println(line);
  }

  private static double at(double[] sorted, int percent) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static double percent(long nanos, double passed) {
    return nanos / 1e9 / passed * 100;
  }

  private static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long process() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long[] cpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] sums = new long[3];
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null) {
        long time = Math.max(0, threads.getThreadCpuTime(info.getThreadId()));
        String name = info.getThreadName();
        int slot =
            name.equals("JavaFX Application Thread")
                ? 0
                : name.startsWith("QuantumRenderer") ? 1 : name.equals("console-tick") ? 2 : -1;
        if (slot >= 0) {
          sums[slot] += time;
        }
      }
    }
    return sums;
  }

  private static void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      pause(100);
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(millis * MILLION);
  }

  /** An engine whose nodes change with every picture, and in which very much happens. */
  private static final class Flood {
    private final int count;
    private final ClusterSnapshot sample;
    private final AtomicLong happened = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private volatile long begun;
    private volatile long ended;
    private int turn;

    Flood(int count, ClusterSnapshot sample) {
      this.count = count;
      this.sample = sample;
    }

    void begin() {
      begun = System.nanoTime();
      happened.set(FLOOD_EVENTS);
    }

    long happened() {
      return happened.get();
    }

    long taken() {
      return taken.get();
    }

    double took() {
      return ((ended == 0 ? System.nanoTime() : ended) - begun) / 1e9;
    }

    Engine engine() {
      return (Engine)
          Proxy.newProxyInstance(
              Engine.class.getClassLoader(),
              new Class<?>[] {Engine.class},
              (proxy, method, args) ->
                  switch (method.getName()) {
                    case "snapshot" -> snapshot();
                    case "lastEvent" -> happened.get();
                    case "eventsSince" -> since((long) args[0], (int) args[1]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    case "toString" -> "flood";
                    default -> method.getReturnType() == List.class ? List.of() : null;
                  });
    }

    private List<Event> since(long seq, int limit) {
      List<Event> events = new ArrayList<>();
      for (long i = seq + 1; i <= Math.min(happened.get(), seq + limit); i++) {
        String node = "node-" + (1 + i % count);
        EventType type = i % 3 == 0 ? EventType.NODE_DOWN : EventType.NODE_UP;
        events.add(new Event(i, Instant.now(), type, node, "", "", "event number " + i));
      }
      taken.addAndGet(events.size());
      if (taken.get() >= FLOOD_EVENTS && ended == 0 && happened.get() > 0) {
        ended = System.nanoTime();
      }
      return events;
    }

    private synchronized ClusterSnapshot snapshot() {
      turn++;
      ClusterSnapshot.Node model = sample.nodes().getFirst();
      Instant now = Instant.now();
      List<ClusterSnapshot.Node> all = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        int n = i;
        List<Sample> samples =
            java.util.stream.IntStream.range(0, 60)
                .mapToObj(
                    s -> new Sample(now.minusSeconds(59 - s), (n * 7 + s + turn / 5) % 40, 0, 2, 9))
                .toList();
        NodeState state = (i + turn) % 17 == 0 ? NodeState.DOWN : NodeState.UP;
        all.add(
            new ClusterSnapshot.Node(
                "node-" + i,
                state,
                "changed " + turn,
                now,
                model.health(),
                "changed " + turn,
                model.url(),
                model.grpc(),
                model.lastCheck(),
                model.treatment(),
                new Reading(turn, 0, 1, (i + turn) % 40, 2, 9, samples),
                List.of(),
                model.restarts()));
      }
      return new ClusterSnapshot(
          now,
          sample.preset(),
          all,
          sample.frontends(),
          sample.dns(),
          sample.store(),
          sample.balancer(),
          sample.registry(),
          sample.traffic(),
          sample.totals(),
          sample.calls(),
          sample.recentCalls(),
          happened.get());
    }
  }
}
