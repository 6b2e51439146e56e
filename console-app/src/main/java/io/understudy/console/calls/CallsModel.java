package io.understudy.console.calls;

import io.understudy.cluster.CallCounts;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.StepLook;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.CallTrace;
import io.understudy.rpc.client.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the tab says about calls, and what is called. Knows no controls. */
final class CallsModel {
  /**
   * The words of one step.
   *
   * @param time since the call began
   * @param look its colour and shape
   * @param name what happened, in one word
   * @param node the server, empty for none
   * @param nodeLook how that is now; null if nobody knows
   * @param words what exactly
   * @param last whether the call ended with it
   */
  record Row(
      String time,
      StepLook look,
      String name,
      String node,
      NodeLook nodeLook,
      String words,
      boolean last) {}

  /**
   * The words of one call of the past.
   *
   * @param id its number
   * @param look how it ended
   * @param title its number and what was said
   * @param answer what became of it
   * @param note its attempts and how long it took
   */
  record Past(long id, StepLook look, String title, String answer, String note) {}

  /** How a person chose to call: what is typed and switched. */
  record Choice(String text, boolean dns, int deadlineMs, boolean hedging, String primary) {
    CallSpec spec() {
      int attempt = Math.clamp(deadlineMs / 5, 5, CallSpec.DEFAULTS.attemptMs());
      return CallSpec.DEFAULTS
          .withText(text)
          .withResolver(dns ? CallSpec.DNS : CallSpec.REGISTRY)
          .withPatience(
              deadlineMs,
              attempt,
              CallSpec.DEFAULTS.retries(),
              hedging ? Math.max(1, attempt / 8) : 0)
          .withServers(primary, List.of());
    }
  }

  private final Texts texts;
  private final Formats formats;

  CallsModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** The steps of a call. */
  List<Row> rows(CallTrace call, ClusterSnapshot now) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < call.steps().size(); i++) {
      Step step = call.steps().get(i);
      boolean last = call.state() != CallTrace.State.RUNNING && i == call.steps().size() - 1;
      rows.add(
          new Row(
              texts.get("calls.ms", millis(step.atMs())),
              StepLook.of(step.kind()),
              texts.get("step." + step.kind().code()),
              step.target(),
              node(step.target(), now).map(NodeLook::of).orElse(null),
              texts.said(step.words()),
              last));
    }
    return rows;
  }

  private static Optional<ClusterSnapshot.Node> node(String id, ClusterSnapshot now) {
    return now.nodes().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** A call of the past, or one that runs. */
  Past past(CallTrace call) {
    String title = texts.get("calls.number", call.id(), call.spec().text());
    String note =
        call.attempts() == 1
            ? texts.get("calls.ms", millis(call.ms()))
            : texts.get("calls.note", call.attempts(), millis(call.ms()));
    return switch (call.state()) {
      case RUNNING -> new Past(call.id(), StepLook.CALL, title, texts.get("calls.running"), note);
      case ANSWERED ->
          new Past(
              call.id(),
              StepLook.ANSWERED,
              title,
              texts.get("calls.answered", call.answer(), call.servedBy()),
              note);
      case FAILED -> new Past(call.id(), StepLook.GAVE_UP, title, texts.get("calls.failed"), note);
    };
  }

  /** Sums since the start, in one line. */
  String sums(CallCounts counts) {
    return texts.get(
        "calls.sums", formats.count(counts.answered()), counts.failed(), counts.fallbacks());
  }

  private String millis(double ms) {
    return ms < 0.1 ? "0" : formats.millis(ms);
  }

  /** The deadline that was typed, if it is one. */
  static Optional<Integer> deadline(String typed) {
    try {
      int value = Integer.parseInt(typed.strip());
      return value >= 50 && value <= 60_000 ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
