// The host's own turn of the event loop: one microtask, on the Promise that was there when the host was loaded.

const settled = Promise.resolve()

/** Runs in a microtask; a test that counts or replaces the global Promise does not count the host's turns. */
export const soon = (run: () => void): void => {
  void settled.then(run)
}
