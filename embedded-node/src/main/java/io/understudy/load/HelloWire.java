package io.understudy.load;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code understudy.v1.Greeter/Hello} as it is on the wire, without a class of the servers. */
final class HelloWire {
  static final MethodDescriptor<String, Reply> HELLO =
      MethodDescriptor.<String, Reply>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("understudy.v1.Greeter/Hello")
          .setRequestMarshaller(new Requests())
          .setResponseMarshaller(new Replies())
          .build();

  private static final int TEXT = 1;
  private static final int SERVED_BY = 2;

  private HelloWire() {}

  /** What the greeter says, and which node it is. */
  record Reply(String text, String servedBy) {}

  private static final class Requests implements Marshaller<String> {
    @Override
    public InputStream stream(String text) {
      try {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeString(TEXT, text);
        out.flush();
        return new ByteArrayInputStream(bytes.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String parse(InputStream stream) {
      throw new UnsupportedOperationException("only servers read requests");
    }
  }

  private static final class Replies implements Marshaller<Reply> {
    @Override
    public InputStream stream(Reply reply) {
      throw new UnsupportedOperationException("only servers write replies");
    }

    @Override
    public Reply parse(InputStream stream) {
      String text = "";
      String servedBy = "";
      try {
        CodedInputStream in = CodedInputStream.newInstance(stream);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
          switch (tag >>> 3) {
            case TEXT -> text = in.readString();
            case SERVED_BY -> servedBy = in.readString();
            default -> in.skipField(tag);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Reply(text, servedBy);
    }
  }
}
