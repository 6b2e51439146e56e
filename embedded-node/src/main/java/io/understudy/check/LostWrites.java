package io.understudy.check;

import io.understudy.check.RowReading.Wrong;
import io.understudy.check.WriteLedger.Write;
import java.util.List;

/** What was acknowledged must be there at the end, as it was sent. */
final class LostWrites implements Check {
  @Override
  public String name() {
    return "writes-lost";
  }

  @Override
  public String promise() {
    return "Every number that was acknowledged is in the table";
  }

  @Override
  public void judge(Evidence evidence, Docket docket) {
    List<Write> writes = evidence.writes().all();
    long acknowledged = 0;
    for (Write write : writes) {
      if (write.acknowledged != null) {
        acknowledged++;
        if (write.ids.size() < write.numbers.size()) {
          docket.finding(
              "insert %s of %s had %d numbers and was acknowledged with %d rows"
                  .formatted(write.name, write.user, write.numbers.size(), write.ids.size()),
              write.acknowledged);
        }
      }
    }
    RowReading reading = evidence.writes().reading();
    if (reading != null) {
      reading.wrong().forEach(wrong -> lost(wrong, docket));
      docket.more(reading.moreWrong());
    }
    docket.exercised(!writes.isEmpty());
    docket.doubtIf(acknowledged == 0, "no insert was acknowledged");
    docket.doubt(evidence.writes().troubleOfReading());
    docket.doubt(evidence.writes().dropped());
    docket.otherwise("all numbers of %d acknowledged inserts are there".formatted(acknowledged));
  }

  private static void lost(Wrong wrong, Docket docket) {
    Write write = wrong.claim().write();
    String claim =
        "number %d of insert %s of %s was acknowledged as row %d"
            .formatted(
                write.numbers.get(wrong.claim().index()),
                write.name,
                write.user,
                wrong.claim().id());
    String truth =
        wrong.row() == null
            ? ", which is not there"
            : ", which is %d of %s or belongs to another insert"
                .formatted(wrong.row().number(), wrong.row().user());
    docket.finding(claim + truth, write.acknowledged, wrong.reading());
  }
}
