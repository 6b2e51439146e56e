import io.understudy.check.History;
import io.understudy.journal.Event;
import io.understudy.journal.Journal;
import io.understudy.journal.JournalKeeper;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadRun;
import io.understudy.load.LoadSite;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.Stage;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The product's own generator against any server, one line of figures for each rate. */
public final class LoadBench {
  private LoadBench() {}

  /** Arguments: {@code http://host:port USERS SECONDS RATE…}. */
  public static void main(String[] args) {
    URI server = URI.create(args[0]);
    int users = Integer.parseInt(args[1]);
    double seconds = Double.parseDouble(args[2]);
    Journal journal = new Journal(new Nowhere(), InstantSource.system());
    run(journal, server, users, 4, Double.parseDouble(args[3])); // the compiler has to warm up
    for (int i = 3; i < args.length; i++) {
      LoadSnapshot end = run(journal, server, users, seconds, Double.parseDouble(args[i]));
      System.out.printf(
          Locale.ROOT,
          "%s %d %d %d %.2f %.2f %.2f%n",
          args[i],
          Math.round(end.sent() / seconds),
          end.ok(),
          end.failed(),
          end.latency().p50Ms(),
          end.latency().p99Ms(),
          end.lateness().p99Ms());
      end.warnings().forEach(words -> System.err.println("load: " + words));
    }
    journal.close();
  }

  private static LoadSnapshot run(
      Journal journal, URI server, int users, double seconds, double rate) {
    LoadPlan plan =
        new LoadPlan(
            List.of(Stage.constant(rate, seconds)),
            users,
            Map.of("status", 1),
            1,
            10_000,
            List.of());
    LoadSite site =
        new LoadSite(() -> List.of(server), List::of, "", new History(), journal);
    LoadRun run = LoadRun.start("bench", plan, site);
    run.done().join();
    return run.snapshot();
  }

  private static final class Nowhere implements JournalKeeper {
    @Override
    public long lastSeq() {
      return 0;
    }

    @Override
    public void keep(List<Event> events) {
      // nobody reads them
    }

    @Override
    public List<Event> read(long since, int limit) {
      return List.of();
    }
  }
}
