package io.understudy.experiment.action;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Doc;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.stage.Stage;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.CallTrace;
import java.util.List;

/** Calls a service by its name, as a program would. */
final class CallService implements Action {
  private static final String TIMES = "times";
  private static final String RESOLVER = "resolver";
  private static final String PRIMARY = "primary";
  private static final String DEADLINE = "deadline-ms";
  private static final String RETRIES = "retries";

  @Override
  public String name() {
    return "call";
  }

  @Override
  public String meaning() {
    return "Calls the service greeter by its name, one call after the other; the client finds a"
        + " server, tries again and falls back by itself.";
  }

  @Override
  public List<Key> keys() {
    CallSpec defaults = CallSpec.DEFAULTS;
    return List.of(
        Key.withDefault(TIMES, new KeyType.Whole(1, 10_000), 1L, "how many calls"),
        Key.withDefault(
            RESOLVER,
            new KeyType.Choice(List.of(CallSpec.REGISTRY, CallSpec.DNS)),
            defaults.resolver(),
            "who knows the servers"),
        Key.optional(
            PRIMARY, new KeyType.Text(64), "the node to call; the others are secondary servers"),
        Key.withDefault(
            DEADLINE,
            new KeyType.Whole(10, 60_000),
            (long) defaults.deadlineMs(),
            "after so many milliseconds the caller has an answer or an error"),
        Key.withDefault(
            RETRIES,
            new KeyType.Whole(0, 10),
            (long) defaults.retries(),
            "how often a call that failed is made again"));
  }

  @Override
  public void check(Arguments arguments, Doc place) {
    var _ = place.readBy(() -> spec(arguments));
  }

  private static CallSpec spec(Arguments arguments) {
    CallSpec defaults = CallSpec.DEFAULTS;
    return defaults
        .withResolver(arguments.text(RESOLVER))
        .withPatience(
            (int) arguments.whole(DEADLINE),
            Math.min(defaults.attemptMs(), (int) arguments.whole(DEADLINE)),
            (int) arguments.whole(RETRIES),
            defaults.hedgeMs())
        .withServers(arguments.maybeText(PRIMARY).orElse(""), List.of());
  }

  @Override
  public String sentence(Arguments arguments) {
    long times = arguments.whole(TIMES);
    return "call greeter %s%s"
        .formatted(
            times == 1 ? "once" : "%,d times".formatted(times),
            arguments.maybeText(PRIMARY).map(node -> ", " + node + " first").orElse(""));
  }

  @Override
  public String perform(Stage stage, Arguments arguments) {
    CallSpec spec = spec(arguments);
    long answered = 0;
    for (long call = 0; call < arguments.whole(TIMES); call++) {
      if (stage.cluster().calls().call(spec).state() == CallTrace.State.ANSWERED) {
        answered++;
      }
    }
    return "%,d of %,d calls were answered".formatted(answered, arguments.whole(TIMES));
  }
}
