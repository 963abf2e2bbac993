// Begins one call that sends something: with its scripted fault, its exchange, and the task that the app gets.
import type { Fault } from '../faults/fault.ts'
import type { Route } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { HostCall, Writable } from '../state/journal.ts'
import type { Callbacks } from '../wx/types.ts'
import type { Dialect } from './dialect.ts'
import { Exchange } from './exchange.ts'
import type { TaskEvents } from './task.ts'

/** What all calls of one kind have in common. */
export interface Kind<O, E extends TaskEvents> {
  readonly context: Context
  readonly route: Route
  readonly dialect: Dialect<O>
  events(options: O, fault: Fault | undefined): E
}

/** A call under way. */
export interface Begun<O extends Callbacks<never>, E> {
  readonly exchange: Exchange<O>
  readonly events: E
  /** Whether the app gets a task. */
  readonly hasTask: boolean
}

/** Makes the exchange of a call; `open` starts it, before or after the app has its task. */
export function begin<O extends Callbacks<never>, E extends TaskEvents>(
  { context, route, dialect, events: eventsOf }: Kind<O, E>,
  call: Writable<HostCall>,
  options: O,
  target: { readonly url?: unknown; readonly method?: unknown },
): Begun<O, E> {
  if (context.disposed) throw new Error('This simulated host has been disposed: create a new one')
  const fault = context.script.take(dialect.api, target.url, target.method)
  if (fault?.effect === 'throws') {
    call.state = 'fail'
    call.result = fault.error ?? new Error((dialect.failure(fault) as { errMsg?: string }).errMsg)
    throw call.result
  }
  const events = eventsOf(options, fault)
  const exchange = new Exchange(context, call, options, fault, route, dialect, events)
  return { exchange, events, hasTask: !context.quirks.noTask && fault?.effect !== 'no-task' }
}

/** A promise that settles with the call, in addition to its callbacks. */
export function promiseOf<R>({ outcome }: Pick<Exchange<never>, 'outcome'>): Promise<R> {
  return new Promise((resolve, reject) => {
    outcome.watcher = (which, result) => (which === 'success' ? resolve(result as R) : reject(result))
  })
}
