package io.understudy.rpc;

import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.understudy.rpc.v1.HelloReply;
import io.understudy.rpc.v1.HelloRequest;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code understudy.v1.Greeter}: {@code Hello} is answered with {@code World}. */
final class Greeter {
  /** The longest text that is read, in characters. */
  static final int LONGEST = 200;

  private static final Pattern HELLO =
      Pattern.compile("hello(?:\\s*,\\s*(.*?))?\\s*[.!]?", Pattern.CASE_INSENSITIVE);

  private final String node;

  Greeter(String node) {
    this.node = node;
  }

  ServerServiceDefinition service() {
    return ServerServiceDefinition.builder(
            io.grpc.ServiceDescriptor.newBuilder(GreeterMethod.SERVICE)
                .setSchemaDescriptor(new GreeterMethod.Schema())
                .addMethod(GreeterMethod.HELLO)
                .build())
        .addMethod(GreeterMethod.HELLO, ServerCalls.asyncUnaryCall(this::hello))
        .build();
  }

  private void hello(HelloRequest request, StreamObserver<HelloReply> caller) {
    String text = request.getText().strip();
    Matcher heard = HELLO.matcher(text);
    if (text.length() > LONGEST) {
      refuse(
          caller,
          String.format(
              Locale.ROOT, "text has %d characters, and %d are allowed", text.length(), LONGEST));
    } else if (!heard.matches()) {
      refuse(caller, "text must be \"Hello\" or \"Hello, NAME\"");
    } else {
      String name = heard.group(1) == null ? "" : heard.group(1).strip();
      caller.onNext(
          HelloReply.newBuilder()
              .setText(name.isEmpty() ? "World" : "World, " + name)
              .setServedBy(node)
              .build());
      caller.onCompleted();
    }
  }

  private static void refuse(StreamObserver<HelloReply> caller, String words) {
    caller.onError(Status.INVALID_ARGUMENT.withDescription(words).asRuntimeException());
  }
}
