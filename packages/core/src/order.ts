// Keeps a client's interceptors in order, outermost first; resolved when the list changes, never per request.
import { ConfigError } from './errors/config.ts'
import { ORDER_APP } from './order-anchors.ts'
import type { Interceptor, Placement } from './types.ts'

/** An interceptor at its resolved order. */
export interface Entry {
  readonly interceptor: Interceptor
  readonly order: number
}

const hooks = ['request', 'response', 'error'] as const

/**
 * The list with one more interceptor in it.
 * @param outsideTies stands before those of equal order instead of after them
 * @throws ConfigError for a bad shape, a name that is taken, or a target that is not there
 */
export function insert(
  entries: readonly Entry[],
  interceptor: Interceptor,
  at: Placement = {},
  outsideTies = false,
): readonly Entry[] {
  const { name } = Object(interceptor) as Interceptor
  if (typeof name !== 'string' || !name) throw new ConfigError('an interceptor needs a name')
  for (const hook of hooks) {
    const type = typeof interceptor[hook]
    if (type !== 'undefined' && type !== 'function') throw new ConfigError(`"${name}": ${hook} must be a function`)
  }
  if (entries.some((entry) => entry.interceptor.name === name)) {
    throw new ConfigError(`"${name}" is already in use: give one of them another name, or remove it first`)
  }
  const target = at.before ?? at.after
  if (target !== undefined) {
    const index = indexOf(entries, target)
    const { order } = entries[index] as Entry
    return splice(entries, at.before === undefined ? index + 1 : index, { interceptor, order })
  }
  const order = at.order ?? interceptor.order ?? ORDER_APP
  if (typeof order !== 'number' || Number.isNaN(order)) throw new ConfigError(`"${name}": order must be a number`)
  const index = entries.findIndex((entry) => (outsideTies ? entry.order >= order : entry.order > order))
  return splice(entries, index < 0 ? entries.length : index, { interceptor, order })
}

/** Where the named interceptor stands. @throws ConfigError when there is none */
export function indexOf(entries: readonly Entry[], name: string): number {
  const index = entries.findIndex((entry) => entry.interceptor.name === name)
  if (index < 0) {
    const names = entries.map((entry) => entry.interceptor.name).join(', ')
    throw new ConfigError(`there is no interceptor "${name}" here, only: ${names || 'none'}`)
  }
  return index
}

/** The order as a person reads it, outermost first: order, name, hooks. */
export function describe(entries: readonly Entry[]): string {
  return entries
    .map(
      ({ interceptor, order }) =>
        `${order} ${interceptor.name} (${hooks.filter((hook) => interceptor[hook]).join(', ')})`,
    )
    .join('\n')
}

function splice(entries: readonly Entry[], index: number, entry: Entry): readonly Entry[] {
  return [...entries.slice(0, index), entry, ...entries.slice(index)]
}
