// The host's own microtask, on the Promise that was global when the host was loaded.

const settled = Promise.resolve()

/** Runs in a microtask. A test that counts or replaces the global Promise does not see the host's own microtasks. */
export const soon = (run: () => void): void => {
  void settled.then(run)
}
