package io.understudy.registry;

/**
 * Who goes by the registry. Called in the order of the facts, while the registry is locked: an
 * implementation must not wait and must not ask the registry.
 */
public interface RegistryListener {
  /** Hears nothing. */
  RegistryListener NOBODY =
      new RegistryListener() {
        @Override
        public void admit(Lease lease) {}

        @Override
        public void exclude(Lease lease) {}

        @Override
        public void forget(String node) {}
      };

  /**
   * A node has said what it knows against itself. Who finds out by himself need not listen.
   *
   * @param why in words; null for nothing any more
   */
  default void trouble(String node, String why) {}

  /** Tells both, this one first. */
  default RegistryListener and(RegistryListener other) {
    RegistryListener one = this;
    return new RegistryListener() {
      @Override
      public void admit(Lease lease) {
        one.admit(lease);
        other.admit(lease);
      }

      @Override
      public void exclude(Lease lease) {
        one.exclude(lease);
        other.exclude(lease);
      }

      @Override
      public void trouble(String node, String why) {
        one.trouble(node, why);
        other.trouble(node, why);
      }

      @Override
      public void forget(String node) {
        one.forget(node);
        other.forget(node);
      }
    };
  }

  /** A node is there: it is new, was restarted, or was heard of again. */
  void admit(Lease lease);

  /** A node is to get nothing new; the lease says why. It may be one that was never admitted. */
  void exclude(Lease lease);

  /** A node has left for good. */
  void forget(String node);
}
