package io.understudy.fault;

import java.util.List;
import java.util.Map;

/**
 * The node accepts and reads but answers nothing, as a process does after {@code SIGSTOP}: new
 * requests wait, and answers that are being written stop where they are. All of it goes on when the
 * fault is removed.
 */
final class HangFault implements Fault {
  static final FaultType TYPE =
      new FaultType("hang", "answers nothing", List.of(), (_, _) -> new HangFault());

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of();
  }

  @Override
  public String words() {
    return TYPE.words();
  }

  @Override
  public boolean stalls() {
    return true;
  }

  @Override
  public boolean strikes() {
    return true;
  }

  @Override
  public void strike(Call call, Runnable onward) {
    call.hold(this, onward);
  }
}
