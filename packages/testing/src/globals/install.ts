// Puts the host's globals in place, and puts back what was there.

/** The globals that each installed host has replaced, the latest host last. */
const covers: Map<string, PropertyDescriptor | undefined>[] = []

/** Defines each name on globalThis, and removes those that are undefined; returns the undo function. */
export function install(globals: Readonly<Record<string, unknown>>): () => void {
  const covered = new Map(Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]))
  covers.push(covered)
  for (const [name, value] of Object.entries(globals)) {
    put(name, value === undefined ? undefined : { value, configurable: true, writable: true, enumerable: true })
  }
  return () => {
    const at = covers.indexOf(covered)
    if (at < 0) return
    covers.splice(at, 1)
    for (const [name, descriptor] of covered) {
      // If a later host has replaced this global as well, that host puts the descriptor back when it is uninstalled.
      const later = covers.slice(at).find((one) => one.has(name))
      if (later) later.set(name, descriptor)
      else put(name, descriptor)
    }
  }
}

function put(name: string, descriptor: PropertyDescriptor | undefined): void {
  if (descriptor === undefined) Reflect.deleteProperty(globalThis, name)
  else Object.defineProperty(globalThis, name, descriptor)
}
