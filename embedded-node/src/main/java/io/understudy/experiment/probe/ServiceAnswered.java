package io.understudy.experiment.probe;

import io.understudy.cluster.Cluster;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.CallTrace;
import java.util.List;

/** Whether a service is there for who knows only its name. */
final class ServiceAnswered implements Probe {
  @Override
  public String name() {
    return "service";
  }

  @Override
  public String meaning() {
    return "The service greeter, called by its name, answers.";
  }

  @Override
  public List<Key> keys() {
    return List.of();
  }

  @Override
  public String sentence(Arguments arguments) {
    return "the service greeter answers";
  }

  @Override
  public Reading look(Cluster cluster, Arguments arguments) {
    CallTrace trace = cluster.calls().call(CallSpec.DEFAULTS);
    boolean answered = trace.state() == CallTrace.State.ANSWERED;
    return new Reading(answered, answered ? "answered by " + trace.servedBy() : trace.problem());
  }
}
