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

/** The options that place an interceptor in the list. */
export const placeKinds: Kinds<ListOptions> = { before: 'string', after: 'string', order: 'number', name: 'string' }

/**
 * A copy of the list with one more interceptor.
 * @param beforeEqual puts it before those of equal order instead of after them
 * @throws ConfigError for an invalid interceptor, a name that is taken, or a target that does not exist
 */
export function insert(
  entries: readonly Entry[],
  interceptor: Interceptor,
  placement: Placement = {},
  beforeEqual = false,
): readonly Entry[] {
  const { name, order: ownOrder = ORDER_APP } = Object(interceptor) as Interceptor
  let { before, after: target = before, order = ownOrder } = checkOptions('use', placement, placeKinds)
  // Each of the three defines a place, and two of them may contradict each other.
  if (target && (target !== (before || target) || order !== ownOrder))
    throw new ConfigError('use takes one of before, after, order')
  // A name is not enough: a factory that was not called is a function, and functions have a name, too.
  if (typeof interceptor !== 'object' || !name || order !== +order) {
    throw new ConfigError(`use() needs an interceptor with a name, and a numeric order; a factory must be called`)
  }
  if (entries.some((entry) => entry.interceptor.name === name)) throw new ConfigError(`"${name}" is already in use`)
  let index = entries.filter((entry) => (beforeEqual ? entry.order < order : entry.order <= order)).length
  if (target !== undefined) {
    index = indexOf(entries, target)
    order = entries[index]!.order
    if (before === undefined) index++
  }
  const changed = entries.slice()
  changed.splice(index, 0, { interceptor, order })
  return changed
}

/** The index of the named interceptor. @throws ConfigError when there is none */
export function indexOf(entries: readonly Entry[], name: string): number {
  const index = entries.findIndex((entry) => entry.interceptor.name === name)
  if (index < 0) throw new ConfigError(`no interceptor "${name}" among: ${entries.map((e) => e.interceptor.name)}`)
  return index
}

/** The list as text for people, outermost first. */
export function describe(entries: readonly Entry[]): string {
  return entries.map(({ interceptor, order }) => `${order} ${interceptor.name}`).join('\n')
}
