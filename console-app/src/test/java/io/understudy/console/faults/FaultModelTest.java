package io.understudy.console.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FaultModelTest {
  @Test
  void theEnginesTypesAreOfferedAndAPartitionIsTwo() {
    assertEquals(
        List.of("latency", "hang", "reset", "error", "partition-store", "partition-registry"),
        FaultOffer.all().stream().map(FaultOffer::code).toList());
  }

  @Test
  void anEmptyFieldHasTheEnginesDefault() {
    FaultModel model = model("error");
    assertEquals("500", model.typed("status").get());
    model.typed("probability").set("0,25");
    model.typed("status").set("");
    model.typed("count").set("3");
    assertEquals(Map.of("probability", 0.25, "count", 3L), model.parameters());
  }

  @Test
  void aVariantIsFixedAndHasNothingToType() {
    assertEquals(Map.of("from", "registry"), model("partition-registry").parameters());
  }

  @Test
  void aRefusalStandsThereUntilSomethingElseIsTyped() {
    FaultModel model = model("latency");
    model.typed("ms").set("soon");
    model.refused(new ProblemException(ProblemKind.BAD_REQUEST, "\"ms\" is a whole number"));
    assertEquals("\"ms\" is a whole number", model.error().get());
    assertEquals("soon", model.parameters().get("ms"));
    model.typed("ms").set("20");
    assertEquals("", model.error().get());
  }

  private static FaultModel model(String code) {
    return new FaultModel(
        FaultOffer.all().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow());
  }
}
