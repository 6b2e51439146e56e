package io.understudy.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes an answer instead of sending it. */
final class HeldResponse extends Response.Wrapper {
  /** No answer that anybody wants to have held back comes near this. */
  private static final int MOST_BYTES = 512 * 1024;

  private final HttpFields.Mutable headers = HttpFields.build();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;
  private boolean whole;

  HeldResponse(Request request, Response response) {
    super(request, response);
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setStatus(int code) {
    status = code;
  }

  @Override
  public HttpFields.Mutable getHeaders() {
    return headers;
  }

  @Override
  public boolean isCommitted() {
    return whole;
  }

  @Override
  public void write(boolean last, ByteBuffer content, Callback callback) {
    if (content != null) {
      byte[] bytes = new byte[content.remaining()];
      content.get(bytes);
      body.writeBytes(bytes);
    }
    if (body.size() > MOST_BYTES) {
      throw new IllegalStateException("an answer over " + MOST_BYTES + " bytes cannot be held");
    }
    whole = last;
    callback.succeeded();
  }

  /** What was answered. */
  Answer answer() {
    if (!whole) {
      throw new IllegalStateException("the resource returned before it had answered");
    }
    return new Answer(
        status,
        headers.stream()
            .map(field -> new Answer.Header(field.getName(), field.getValue()))
            .toList(),
        ByteBuffer.wrap(body.toByteArray()));
  }
}
