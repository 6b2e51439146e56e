package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The key of a request that is carried out once, and what is derived from it with HKDF (RFC 5869):
 * the name under which the answer is kept, the fingerprint of the request, and the key that seals
 * the answer (AES-GCM). The store gets the first two, from which the third does not follow.
 */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";

  private static final int MOST_CHARS = 255;
  private static final int HASH_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String AES_GCM = "AES/GCM/NoPadding";
  private static final String HMAC = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String id;
  private final String fingerprint;
  private final SecretKey seal;

  private IdempotencyKey(String key, String scope, Exchange exchange) {
    try {
      byte[] salt = join(bytes(exchange.path()), bytes(scope));
      id = HexFormat.of().formatHex(derive(key, salt, "id", "Generic").getEncoded());
      Mac mac = Mac.getInstance(HMAC);
      // With a key, because a plain hash of a login would let a thief guess passwords.
      mac.init(derive(key, salt, "fingerprint", HMAC));
      fingerprint =
          HexFormat.of()
              .formatHex(
                  mac.doFinal(
                      join(bytes(exchange.method()), bytes(exchange.query()), exchange.body())));
      seal = derive(key, salt, "answer", "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HKDF, HMAC and AES", e);
    }
  }

  /**
   * The key that a request has, if it has one.
   *
   * @param header all values of the header
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if it cannot be used
   */
  static Optional<String> read(List<String> header) {
    if (header.isEmpty()) {
      return Optional.empty();
    }
    String key = header.getFirst().strip();
    // The draft has a quoted string (RFC 8941); nearly all clients send it bare.
    if (key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1);
    }
    if (header.size() > 1
        || key.isBlank()
        || key.length() > MOST_CHARS
        || key.chars().anyMatch(Character::isISOControl)) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST,
          "There must be one %s of 1 to %d characters without control characters; %s"
              .formatted(
                  HEADER,
                  MOST_CHARS,
                  header.size() > 1
                      ? "there are " + header.size()
                      : key.isBlank() ? "it is empty" : "it has " + key.length() + " characters"));
    }
    return Optional.of(key);
  }

  /**
   * What is derived from a key.
   *
   * @param key as {@link #read} gave it
   * @param scope whose it is; the same key of somebody else is another one
   * @param exchange the request
   */
  static IdempotencyKey of(String key, String scope, Exchange exchange) {
    return new IdempotencyKey(key, scope, exchange);
  }

  private static SecretKey derive(String key, byte[] salt, String purpose, String algorithm)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveKey(
            algorithm,
            HKDFParameterSpec.ofExtract()
                .addIKM(bytes(key))
                .addSalt(salt)
                .thenExpand(bytes("understudy idempotency " + purpose), HASH_BYTES));
  }

  /** The name under which the answer is kept; 64 characters. */
  String id() {
    return id;
  }

  /** What tells this request from another one with the same key; 64 characters. */
  String fingerprint() {
    return fingerprint;
  }

  /** Encrypts what only a holder of the key may read. */
  ByteBuffer seal(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).flip();
  }

  /** Decrypts what was sealed with the same key. */
  byte[] open(ByteBuffer sealed) {
    ByteBuffer in = sealed.slice();
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(nonce);
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return crypt(Cipher.DECRYPT_MODE, nonce, rest);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance(AES_GCM);
      cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(bytes(id + fingerprint));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a kept answer cannot be sealed or opened", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** With the length before each, so that no two lists of parts are joined to the same. */
  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += Integer.BYTES + part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.putInt(part.length).put(part);
    }
    return joined.array();
  }
}
