package io.understudy.console.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.Samples;
import io.understudy.http.Json;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walkthroughs without a toolkit. */
final class TourModelTest {
  private final TourModel model = new TourModel();
  private List<Event> events = List.of();

  private static Event event(long seq, EventType type) {
    return new Event(seq, Samples.NOW, type, "node-1", "", "", "by somebody");
  }

  private void look(String user, String servedBy, String place) {
    model.look(new Moment(user, servedBy, "", place, events));
  }

  @Test
  void theFirstMinuteIsDoneByDoingIt() {
    events = List.of(event(7, EventType.NODE_KILLED)); // of before
    look("", "node-1", "cluster");
    model.begin(WalkthroughFiles.all().getFirst());
    look("", "node-2", "cluster");
    assertEquals(0, model.index().get());
    look("alice", "node-1", "cluster"); // who it is may be known before who served
    assertEquals(1, model.index().get());
    look("alice", "node-2", "cluster");
    assertEquals(1, model.index().get(), "that kill was before");
    events = List.of(event(8, EventType.NODE_KILLED), event(7, EventType.NODE_KILLED));
    look("alice", "node-2", "cluster");
    assertEquals(2, model.index().get());
    look("alice", "", "cluster"); // the page did not come
    assertEquals(2, model.index().get());
    look("alice", "node-3", "cluster");
    assertEquals(3, model.index().get());
    events = List.of(event(9, EventType.NODE_UP));
    look("alice", "node-3", "cluster");
    assertEquals(4, model.index().get());
    model.next();
    assertNull(model.tour().get());
  }

  @Test
  void theFirstPageComesFromNobodyElse() {
    model.begin(WalkthroughFiles.all().getFirst());
    model.next();
    model.next();
    look("alice", "node-1", "cluster");
    assertEquals(2, model.index().get(), "there was no page before");
    look("alice", "node-2", "cluster");
    assertEquals(3, model.index().get());
  }

  @Test
  void itCanBeLeftAndBegunAgain() {
    Walkthrough tour = WalkthroughFiles.all().getFirst();
    model.begin(tour);
    model.next();
    model.leave();
    assertNull(model.tour().get());
    model.next();
    model.begin(tour);
    assertEquals(0, model.index().get());
    assertEquals(tour.steps().getFirst(), model.step());
  }

  @Test
  void aPlaceIsReachedByShowingIt() {
    assertTrue(new Until.Shows("dns").isMet(Moment.NONE, new Moment("", "", "", "dns", List.of())));
    assertFalse(new Until.Shows("dns").isMet(Moment.NONE, Moment.NONE));
  }

  @Test
  void thereIsOneForTheFirstMinuteAndOneForEachSystem() {
    List<Walkthrough> all = WalkthroughFiles.all();
    assertEquals(WalkthroughFiles.NAMES, all.stream().map(Walkthrough::name).toList());
    assertEquals(Optional.empty(), all.getFirst().preset());
    all.stream().skip(1).forEach(tour -> assertEquals(Optional.of(tour.name()), tour.preset()));
    for (Walkthrough tour : all) {
      for (Walkthrough.Step step : tour.steps()) {
        assertFalse(Target.ids(step.at(), "", List.of()).isEmpty());
        assertFalse(step.words().en().equals(step.words().pt()), step.words()::en);
      }
    }
  }

  @Test
  void controlsOfNodesAreThoseOfTheNodesThatAreMeant() {
    var nodes =
        List.of(
            Samples.node("node-1", NodeState.DOWN, UpstreamHealth.UNHEALTHY),
            Samples.up("node-2"),
            Samples.up("node-3"));
    assertEquals("#act-node-3", first("act-of-serving-node", "node-3", nodes));
    assertEquals("#act-node-2", first("act-of-serving-node", "", nodes));
    assertEquals("#act-node-1", first("act-of-dead-node", "", nodes));
    assertEquals("#place-dns", first("place:dns", "", nodes));
    assertThrows(IllegalArgumentException.class, () -> Target.ids("somewhere", "", nodes));
  }

  private static String first(String at, String servedBy, List<ClusterSnapshot.Node> nodes) {
    return Target.ids(at, servedBy, nodes).getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"x\",\"en\":\"x\",\"pt\":\"y\",\"steps\":[]}",
        "{\"name\":\"x\",\"en\":\"x\",\"steps\":[{\"en\":\"x\",\"pt\":\"y\",\"at\":\"#a\"}]}",
        "{\"name\":\"x\",\"en\":\"x\",\"pt\":\"y\",\"steps\":[{\"en\":\"x\",\"pt\":\"y\"}]}",
        "{\"name\":\"x\",\"en\":\"x\",\"pt\":\"y\",\"steps\":[{\"en\":\"x\",\"pt\":\"y\",\"at\":\"#a\",\"until\":{\"event\":\"fire\"}}]}",
        "{\"name\":\"x\",\"en\":\"x\",\"pt\":\"y\",\"steps\":[{\"en\":\"x\",\"pt\":\"y\",\"at\":\"#a\",\"till\":{}}]}"
      })
  void aWrongFileIsRefused(String json) {
    assertThrows(
        IllegalArgumentException.class,
        () -> WalkthroughFiles.read(Json.object(json.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aCalloutIsBesideItsControlAndInTheWindow() {
    Bounds room = new BoundingBox(0, 0, 1024, 700);
    for (Bounds target :
        List.of(
            new BoundingBox(4, 4, 60, 60),
            new BoundingBox(980, 660, 40, 30),
            new BoundingBox(600, 60, 420, 430),
            new BoundingBox(70, 60, 520, 430),
            new BoundingBox(300, 300, 200, 20))) {
      Bounds spot = Spot.beside(room, target, 300, 150);
      assertTrue(room.contains(spot), spot::toString);
      assertFalse(spot.intersects(target), () -> spot + " covers " + target);
    }
  }
}
