package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.http.Json;
import io.understudy.node.NodeState;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.concurrent.Worker;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.web.WebView;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The walkthroughs in the real window on a real cluster. */
final class ToursInWindowTest extends WindowTest {
  private static final List<String> NAMES =
      List.of("first-minute", "failover", "three-tier", "throughput", "chat", "middleware");

  private void run(String command) {
    rig.fx(() -> {
      rig.console().workspace().commands().get(command).run();
      return null;
    });
  }

  private static boolean shows(FxRobot robot, String id) {
    return robot.lookup(id).queryAll().stream().anyMatch(ToursInWindowTest::isShown);
  }

  private static boolean isShown(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void untilStep(FxRobot robot, int number, int of) {
    rig.until(
        "step " + number,
        () ->
            shows(robot, "#tour")
                && robot
                    .lookup("#tour-progress")
                    .queryAs(Label.class)
                    .getText()
                    .equals(number + " of " + of));
  }

  private static Map<String, Object> file(String name) throws IOException {
    try (InputStream in =
        ToursInWindowTest.class.getResourceAsStream(
            "/io/understudy/walkthroughs/" + name + ".json")) {
      return Json.object(in.readAllBytes());
    }
  }

  /** The callout is inside the window and beside what is outlined. */
  private void untilWellPlaced(FxRobot robot, String what) {
    rig.until(
        what,
        () -> {
          Node outline = robot.lookup(".tour-outline").query();
          if (!isShown(outline)) {
            return false;
          }
          Bounds callout = bounds(robot.lookup("#tour").query());
          Bounds window =
              new javafx.geometry.BoundingBox(
                  0, 0, stage.getScene().getWidth(), stage.getScene().getHeight());
          return window.contains(callout) && !callout.intersects(bounds(outline));
        });
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private void show(String place) {
    rig.fx(() -> {
      rig.console().workspace().places().show(place);
      return null;
    });
  }

  @Test
  void theOfferCoversNoNodeHoweverManyThereAre(FxRobot robot) {
    rig.until("it offers itself", () -> shows(robot, "#tour-offer"));
    rig.fx(() -> {
      rig.console()
          .workspace()
          .calls()
          .run(engine -> IntStream.range(0, 4).forEach(i -> engine.addNode()));
      return null;
    });
    rig.untilUp(7);
    rig.until(
        "it covers none",
        () -> {
          Bounds offer = bounds(robot.lookup("#tour-offer").query());
          return robot.lookup(".card").queryAll().size() >= 4
              && shows(robot, "#tour-offer")
              && robot.lookup(".card").queryAll().stream()
                  .noneMatch(card -> isShown(card) && bounds(card).intersects(offer));
        });
  }

  @Test
  void theFirstTourOffersItselfAndIsPlayedThrough(FxRobot robot) {
    rig.until("it offers itself", () -> shows(robot, "#tour-offer"));
    for (String place : List.of("journal", "settings")) {
      show(place);
      assertFalse(rig.fx(() -> shows(robot, "#tour-offer")), "it covers nothing in " + place);
    }
    show("cluster");
    assertTrue(rig.fx(() -> shows(robot, "#tour-offer")), "it waits for an answer");
    press(robot, "#tour-offer-next");
    untilStep(robot, 1, 5);
    assertFalse(rig.fx(() -> shows(robot, "#tour-offer")));
    rig.until(
        "the page is there",
        () ->
            script(robot, "document.body && document.body.innerText.length > 20 ? 1 : 0")
                .equals(1));
    untilWellPlaced(robot, "beside the page");
    rig.fx(() ->
        script(
            robot,
            "fetch('/login',{method:'POST',headers:{'Content-Type':'application/json'},"
                + "body:JSON.stringify({username:'alice',password:'123'})})"
                + ".then(function(){location.href='/profile'}); 1"));
    untilStep(robot, 2, 5);
    untilWellPlaced(robot, "beside the node");
    String served =
        rig.fx(() -> {
          Bounds at = bounds(robot.lookup(".tour-outline").query());
          return rig.picture().nodes().stream()
              .map(ClusterSnapshot.Node::id)
              .filter(id -> at.contains(bounds(robot.lookup("#act-" + id).query())))
              .findFirst()
              .orElse("none");
        });
    press(robot, "#act-" + served);
    untilStep(robot, 3, 5);
    rig.fx(() -> script(robot, "location.reload(); 1"));
    untilStep(robot, 4, 5);
    untilWellPlaced(robot, "beside the dead one");
    rig.until(
        served + " is down",
        () ->
            rig.picture().nodes().stream()
                .anyMatch(one -> one.id().equals(served) && one.state() == NodeState.DOWN));
    press(robot, "#act-" + served);
    untilStep(robot, 5, 5);
    untilWellPlaced(robot, "beside the rail");
    assertEquals("Done", robot.lookup("#tour-next").queryButton().getText());
    press(robot, "#tour-next");
    rig.until("it is over", () -> !shows(robot, "#tour"));
  }

  private static Object script(FxRobot robot, String code) {
    return robot
        .lookup("#session-view-one .web-view")
        .tryQueryAs(WebView.class)
        .map(view -> view.getEngine().executeScript(code))
        .orElse(0);
  }

  /** A page that came later would tell of another server, and a step may wait for just that. */
  private static boolean loaded(FxRobot robot) {
    return robot.lookup(".web-view").queryAllAs(WebView.class).stream()
        .allMatch(view -> view.getEngine().getLoadWorker().getState() == Worker.State.SUCCEEDED);
  }

  @Test
  void everyStepPointsAtAControlThatIsThereAndCoversItNever(FxRobot robot) throws IOException {
    rig.until("presets are known", () -> rig.console().workspace().guide().presets().size() == 5);
    for (String name : NAMES) {
      run("help.tour." + name);
      if (file(name).get("preset") instanceof String preset) {
        rig.untilAtLast(
            preset,
            () ->
                rig.picture().preset().equals(preset)
                    && !rig.console().workspace().guide().busy().get()
                    && rig.picture().totals().up() == rig.picture().nodes().size());
        rig.until("its page is there", () -> loaded(robot));
      }
      List<?> steps = (List<?>) file(name).get("steps");
      for (int i = 0; i < steps.size(); i++) {
        untilStep(robot, i + 1, steps.size());
        untilWellPlaced(robot, name + " " + (i + 1));
        Map<?, ?> step = (Map<?, ?>) steps.get(i);
        if (step.get("until") instanceof Map<?, ?> until && until.containsKey("place")) {
          run("place." + until.get("place"));
        } else {
          press(robot, "#tour-next");
        }
      }
      rig.until(name + " is over", () -> !shows(robot, "#tour"));
    }
    run("help.tour.first-minute");
    untilStep(robot, 1, 5);
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    rig.until("left", () -> !shows(robot, "#tour"));
    assertEquals(3, rig.picture().nodes().size());
    assertTrue(rig.fx(() -> shows(robot, "#guide-tour")));
  }
}
