// Keeps a client's interceptors in order, outermost first; resolved when the list changes, never per request.
import { ConfigError } from './errors/config.ts'
import { checkOptions, type Kinds } from './options.ts'
import { ORDER_APP } from './order-anchors.ts'
import type { Interceptor, ListOptions, Placement } from './types/index.ts'

/** An interceptor at its resolved order. */
export interface Entry {
  readonly interceptor: Interceptor
  readonly order: number
}

/** What may be said of a place. */
export const placeKinds: Kinds<ListOptions> = { before: 'string', after: 'string', order: 'number', name: 'string' }

/**
 * The list with one more interceptor in it.
 * @param beforeEqual stands before those of equal order instead of after them
 * @throws ConfigError for a bad shape, a name that is taken, or a target that is not there
 */
export function insert(
  entries: readonly Entry[],
  interceptor: Interceptor,
  at: Placement = {},
  beforeEqual = false,
): readonly Entry[] {
  const { name, order: its = ORDER_APP } = Object(interceptor) as Interceptor
  const { before, after = before, order: placed } = checkOptions('use', at, placeKinds)
  let order = placed === undefined ? its : placed
  // Each of them says the whole place.
  if (after && (after !== (before || after) || placed !== undefined))
    throw new ConfigError('use takes one of before, after, order')
  // A factory that was not called has a name too.
  if (typeof interceptor !== 'object' || !name || order !== +order) {
    throw new ConfigError(`use() needs an interceptor with a name, and a numeric order; a factory must be called`)
  }
  if (entries.some((entry) => entry.interceptor.name === name)) throw new ConfigError(`"${name}" is already in use`)
  let index = entries.filter((entry) => (beforeEqual ? entry.order < order : entry.order <= order)).length
  if (after !== undefined) {
    index = indexOf(entries, after)
    order = entries[index]!.order
    if (before === undefined) index++
  }
  const changed = entries.slice()
  changed.splice(index, 0, { interceptor, order })
  return changed
}

/** Where the named interceptor stands. @throws ConfigError when there is none */
export function indexOf(entries: readonly Entry[], name: string): number {
  const index = entries.findIndex((entry) => entry.interceptor.name === name)
  if (index < 0) throw new ConfigError(`no interceptor "${name}" among: ${entries.map((e) => e.interceptor.name)}`)
  return index
}

/** The order as a person reads it, outermost first. */
export function describe(entries: readonly Entry[]): string {
  return entries.map(({ interceptor, order }) => `${order} ${interceptor.name}`).join('\n')
}
