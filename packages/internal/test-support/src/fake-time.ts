// Faked time for the weak-network plugins' tests, and what must not be left when a test ends.
import { createCancelSource, createClient, type Host } from '@wxpipe/core'
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest'

// Before any test fakes the timers.
const realImmediate = setImmediate

/** Lets the event loop go round, so that Node has reported what nobody handled. */
export const eventLoop = () => new Promise((done) => realImmediate(() => realImmediate(done)))

/**
 * In every test of the file: time is faked, and in the end no timer is left and no rejection went unhandled but those
 * that the test has taken with the returned function. After the last one, nothing is being sent any more.
 */
export function useFakeTime(): () => Promise<unknown[]> {
  const reported: unknown[] = []
  const report = (error: unknown) => void reported.push(error)
  let others: NodeJS.UnhandledRejectionListener[]
  const takeUnhandled = async () => {
    await eventLoop()
    return reported.splice(0)
  }
  beforeEach(() => {
    vi.useFakeTimers()
    others = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', report)
  })
  afterEach(async () => {
    const unhandled = await takeUnhandled()
    process.removeAllListeners('unhandledRejection')
    for (const other of others) process.on('unhandledRejection', other)
    const timers = timersLeft()
    vi.useRealTimers()
    vi.restoreAllMocks()
    expect({ timers, unhandled }).toEqual({ timers: 0, unhandled: [] })
  })
  // Many files share a process, and with it core's list of what is being sent: its timer would run in the next file.
  afterAll(async () => expect(await areSendsLeft(), 'the tests have left a send that never ends').toBe(false))
  return takeUnhandled
}

/**
 * How many timers are left when what nobody waits for any more has had its time: core's watchdog ticks once a second, and
 * once more after the last send.
 */
export function timersLeft(): number {
  vi.advanceTimersByTime(1000)
  return vi.getTimerCount()
}

/** Whether core still watches a send that some test has begun. */
async function areSendsLeft(): Promise<boolean> {
  vi.useFakeTimers()
  const host: Host = { request: (options) => options.success?.({ statusCode: 200, data: '', header: {} }) }
  // After a send, core's watchdog ticks once more, and goes on only if there are others.
  await createClient({ host }).get('https://api.example.com/')
  const timers = timersLeft()
  vi.useRealTimers()
  return timers > 0
}

/** Lets this many milliseconds pass. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** A request that is under way; its failure is looked at later. */
export function begun<T>(request: Promise<T>): Promise<T> {
  request.catch(() => {})
  return request
}

/** The data, or the error, that a promise settles with; faked time passes until it does. */
export async function outcomeOf(promise: Promise<{ readonly data: unknown }>): Promise<unknown> {
  const outcomes: unknown[] = []
  promise.then(
    ({ data }) => outcomes.push(data),
    (error) => outcomes.push(error),
  )
  await pass(0)
  for (let turn = 0; turn < 10_000 && !outcomes.length && vi.getTimerCount(); turn++) {
    await vi.advanceTimersToNextTimerAsync()
    await eventLoop()
  }
  return outcomes.length ? outcomes[0] : 'pending'
}

/** A cancel source that knows how many listen to its signal. */
export function countedSource() {
  const { signal, abort } = createCancelSource()
  const listeners = new Set<() => void>()
  return {
    abort,
    listeners: () => listeners.size,
    signal: Object.assign(Object.create(signal) as typeof signal, {
      addEventListener(type: 'abort', listener: () => void) {
        listeners.add(listener)
        signal.addEventListener(type, listener)
      },
      removeEventListener(type: 'abort', listener: () => void) {
        // As with an AbortController, only a listener of the same event is removed.
        if (type === 'abort') listeners.delete(listener)
        signal.removeEventListener(type, listener)
      },
    }),
  }
}
