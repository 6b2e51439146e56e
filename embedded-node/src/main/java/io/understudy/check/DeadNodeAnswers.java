package io.understudy.check;

import io.understudy.check.AnswerLedger.Outage;
import java.util.List;

/** A node that was killed answers nothing until it is back. */
final class DeadNodeAnswers implements Check {
  @Override
  public String name() {
    return "dead-node-answers";
  }

  @Override
  public String promise() {
    return "A dead node answers nothing";
  }

  @Override
  public void judge(Evidence evidence, Docket docket) {
    List<Outage> outages = evidence.answers().outages();
    for (Outage outage : outages) {
      for (Trace trace : outage.wrong()) {
        docket.finding(
            "%s answered, though it was dead since %s%s"
                .formatted(
                    outage.node(),
                    outage.from(),
                    outage.until() == null ? "" : " and until " + outage.until()),
            trace);
      }
      docket.more(outage.moreWrong());
    }
    docket.exercised(outages.stream().anyMatch(Outage::isReal));
    docket.doubtIf(evidence.answers().during() == 0, "nobody was answered while a node was dead");
    docket.doubt(evidence.answers().dropped());
    docket.otherwise(
        "%d times a node was dead; %d answers came meanwhile, none of them from it"
            .formatted(outages.size(), evidence.answers().during()));
  }
}
