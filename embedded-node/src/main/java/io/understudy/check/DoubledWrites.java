package io.understudy.check;

import io.understudy.check.WriteLedger.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An insert is carried out once, however often it was sent with its key. */
final class DoubledWrites implements Check {
  @Override
  public String name() {
    return "writes-doubled";
  }

  @Override
  public String promise() {
    return "No insert is carried out twice";
  }

  @Override
  public void judge(Evidence evidence, Docket docket) {
    List<Write> writes = evidence.writes().all();
    Set<Write> found = new HashSet<>();
    for (Write write : writes) {
      if (write.again != null && found.add(write)) {
        docket.finding(
            "insert %s of %s was acknowledged as the rows %s and again as the rows %s"
                .formatted(write.name, write.user, write.ids, write.again.ids()),
            write.acknowledged,
            write.again.trace());
      }
    }
    RowReading reading = evidence.writes().reading();
    if (reading != null) {
      Copies copies = Copies.of(reading.unclaimed(), writes);
      copies.doubled().stream()
          .filter(copy -> found.add(copy.write()))
          .forEach(copy -> docket.finding(copy.words(), copy.write().lastWord(), reading.trace()));
      copies
          .unexplained()
          .forEach(row -> {
            String words =
                "row %d, number %d of %s, is of no insert of the run"
                    .formatted(row.id(), row.number(), row.user());
            if (evidence.writes().isOwn(row.user())) {
              docket.finding(words, reading.trace());
            } else {
              docket.doubtOnce(words + "; somebody else may have inserted it under that name");
            }
          });
    }
    docket.exercised(!writes.isEmpty());
    docket.doubt(evidence.writes().troubleOfReading());
    docket.doubt(evidence.writes().dropped());
    docket.otherwise("none of %d inserts is there twice".formatted(writes.size()));
  }
}
