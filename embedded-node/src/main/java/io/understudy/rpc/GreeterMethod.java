package io.understudy.rpc;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import io.understudy.rpc.v1.GreeterProto;
import io.understudy.rpc.v1.HelloReply;
import io.understudy.rpc.v1.HelloRequest;

/**
 * The method {@code understudy.v1.Greeter/Hello}, as clients and servers know it. Written by hand
 * because it is all that the generator of stubs would add to the messages (decision 0030).
 */
public final class GreeterMethod {
  /** The full name of the service. */
  public static final String SERVICE = "understudy.v1.Greeter";

  private static final String NAME = "Hello";

  /** The method. */
  public static final io.grpc.MethodDescriptor<HelloRequest, HelloReply> HELLO =
      io.grpc.MethodDescriptor.<HelloRequest, HelloReply>newBuilder()
          .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
          .setFullMethodName(io.grpc.MethodDescriptor.generateFullMethodName(SERVICE, NAME))
          .setRequestMarshaller(ProtoUtils.marshaller(HelloRequest.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(HelloReply.getDefaultInstance()))
          .setIdempotent(true)
          .setSafe(true)
          .setSchemaDescriptor(new Schema())
          .build();

  private GreeterMethod() {}

  /** By which reflection finds the file in which the service is described. */
  static final class Schema implements ProtoMethodDescriptorSupplier {
    @Override
    public FileDescriptor getFileDescriptor() {
      return GreeterProto.getDescriptor();
    }

    @Override
    public ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("Greeter");
    }

    @Override
    public MethodDescriptor getMethodDescriptor() {
      return getServiceDescriptor().findMethodByName(NAME);
    }
  }
}
