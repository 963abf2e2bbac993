// Which key of the list means what.

/** What the keys of the list can ask for. */
export interface KeyActions {
  move(by: number): void
  page(direction: 1 | -1): void
  moveTo(end: 'first' | 'last'): void
  /** Opens the call, or steps into an open one. */
  inward(): void
  /** Closes the call, or goes from a lane to its call. */
  outward(): void
  details(): void
  back(): void
  zoom(factor: number): void
  wholeRange(): void
  search(): void
}

/** Returns whether the key means something here; then the browser shall not scroll as well. */
export function onKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, actions: KeyActions): boolean {
  if (ctrlKey || metaKey || altKey) return false
  const action: { readonly [key: string]: () => void } = {
    ArrowDown: () => actions.move(1),
    ArrowUp: () => actions.move(-1),
    PageDown: () => actions.page(1),
    PageUp: () => actions.page(-1),
    Home: () => actions.moveTo('first'),
    End: () => actions.moveTo('last'),
    ArrowRight: actions.inward,
    ArrowLeft: actions.outward,
    Enter: actions.details,
    ' ': actions.details,
    Escape: actions.back,
    '+': () => actions.zoom(0.5),
    '=': () => actions.zoom(0.5),
    '-': () => actions.zoom(2),
    '0': actions.wholeRange,
    '/': actions.search,
  }
  const found = Object.hasOwn(action, key) ? action[key] : undefined
  found?.()
  return found !== undefined
}
