package io.understudy.load;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.understudy.http.Json;
import java.nio.charset.StandardCharsets;

/**
 * A request before it is sent.
 *
 * @param method GET or POST
 * @param path with its query
 * @param accept what its answer may be
 * @param cookie the session cookie, null for none
 * @param key the Idempotency-Key, null for none
 * @param body JSON, null for none
 */
record HttpAsk(
    HttpMethod method, String path, String accept, String cookie, String key, String body) {
  private static final String JSON = "application/json";
  private static final byte[] NOTHING = {};

  /** A question. */
  static HttpAsk get(String path) {
    return new HttpAsk(HttpMethod.GET, path, JSON, null, null, null);
  }

  /** Something to do. */
  static HttpAsk post(String path, Object json) {
    return new HttpAsk(HttpMethod.POST, path, JSON, null, null, Json.text(json));
  }

  /** The same with a session; null for none. */
  HttpAsk as(String sid) {
    return new HttpAsk(method, path, accept, sid, key, body);
  }

  /** The same, to be carried out once however often it is sent. */
  HttpAsk once(String idempotencyKey) {
    return new HttpAsk(method, path, accept, cookie, idempotencyKey, body);
  }

  /** The same with another type of answer. */
  HttpAsk accepting(String type) {
    return new HttpAsk(method, path, type, cookie, key, body);
  }

  FullHttpRequest to(String authority) {
    byte[] bytes = body == null ? NOTHING : body.getBytes(StandardCharsets.UTF_8);
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, method, path, Unpooled.wrappedBuffer(bytes));
    HttpHeaders headers = request.headers();
    headers.set(HttpHeaderNames.HOST, authority);
    headers.set(HttpHeaderNames.ACCEPT, accept);
    if (cookie != null) {
      headers.set(HttpHeaderNames.COOKIE, "sid=" + cookie);
    }
    if (key != null) {
      headers.set("Idempotency-Key", key);
    }
    if (method.equals(HttpMethod.POST)) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, JSON);
      headers.setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
    }
    return request;
  }

  /** The method and the path without the query, for people. */
  String words() {
    int query = path.indexOf('?');
    return method + " " + (query < 0 ? path : path.substring(0, query));
  }
}
