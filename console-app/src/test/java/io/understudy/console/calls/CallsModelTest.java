package io.understudy.console.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.understudy.console.Samples;
import io.understudy.console.calls.CallsModel.Choice;
import io.understudy.console.calls.CallsModel.Row;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.StepLook;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.CallTrace;
import io.understudy.rpc.client.Step;
import io.understudy.rpc.client.StepKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CallsModelTest {
  private final Texts texts = new Texts(Language.ENGLISH);
  private final CallsModel model = new CallsModel(texts, new Formats(texts, ZoneOffset.UTC));

  private static CallTrace call(CallTrace.State state) {
    return new CallTrace(
        7,
        Instant.EPOCH,
        CallSpec.DEFAULTS,
        state,
        List.of(
            new Step(0.02, StepKind.RESOLVE, "", "", "the registry knows 1 live server"),
            new Step(1.5, StepKind.CALL, "node-1", "127.0.0.1:50051", "Hello, within 400 ms"),
            new Step(402, StepKind.TIMEOUT, "node-9", "127.0.0.1:50059", "no answer")),
        "World",
        "node-1",
        "",
        2,
        402);
  }

  @Test
  void aStepSaysWhenAndWhoAndHowThatIsNow() {
    List<Row> rows =
        model.rows(call(CallTrace.State.ANSWERED), Samples.cluster(Samples.up("node-1")));
    assertEquals(List.of("0 ms", "1.5 ms", "402 ms"), rows.stream().map(Row::time).toList());
    assertEquals(List.of("Resolve", "Call", "Timeout"), rows.stream().map(Row::name).toList());
    assertEquals(StepLook.MISSED, rows.get(2).look());
    assertEquals(NodeLook.UP, rows.get(1).nodeLook());
    assertNull(rows.get(2).nodeLook(), "it has left the cluster");
    assertEquals(List.of(false, false, true), rows.stream().map(Row::last).toList());
  }

  @Test
  void aCallSaysWhatBecameOfIt() {
    assertEquals("World from node-1", model.past(call(CallTrace.State.ANSWERED)).answer());
    assertEquals("no answer", model.past(call(CallTrace.State.FAILED)).answer());
    assertEquals("under way", model.past(call(CallTrace.State.RUNNING)).answer());
    assertEquals("2 attempts, 402 ms", model.past(call(CallTrace.State.FAILED)).note());
  }

  @Test
  void whatIsChosenIsWhatIsCalled() {
    CallSpec spec = new Choice("Hello, Ana", true, 1_000, true, "node-2").spec();
    assertEquals("Hello, Ana", spec.text());
    assertEquals(CallSpec.DNS, spec.resolver());
    assertEquals(1_000, spec.deadlineMs());
    assertEquals(200, spec.attemptMs());
    assertEquals(25, spec.hedgeMs());
    assertEquals("node-2", spec.primary());
    assertEquals(0, new Choice("Hello", false, 60_000, false, "").spec().hedgeMs());
    assertEquals(Optional.of(50), CallsModel.deadline(" 50 "));
    assertEquals(Optional.empty(), CallsModel.deadline("49"));
    assertEquals(Optional.empty(), CallsModel.deadline("soon"));
  }
}
