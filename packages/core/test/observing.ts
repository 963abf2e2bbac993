// What the core's tests look at: hook logs, outcomes of promises, and what the process would report as unhandled.
import { afterEach, beforeEach, expect } from 'vitest'
import type { HttpRequest, HttpResponse, Interceptor } from '../src/types/index.ts'

// Before any test fakes the timers.
const realImmediate = setImmediate

/** An interceptor that writes each of its hooks into `log` and changes nothing; `hooks` replace its own. */
export function logging(name: string, log: unknown[], hooks: Partial<Interceptor> = {}): Interceptor {
  return {
    name,
    request(request) {
      log.push(`${name} request`)
      return request
    },
    response(response) {
      log.push(`${name} response`)
      return response
    },
    error(error) {
      log.push(`${name} error`)
      throw error
    },
    ...hooks,
  }
}

/** A request hook that shows its request and passes it on. */
export const seeRequest =
  (look: (request: HttpRequest) => unknown) =>
  (request: HttpRequest): HttpRequest => {
    look(request)
    return request
  }

/** A response hook that shows what it gets and passes the response on. */
export const seeResponse =
  (look: (response: HttpResponse, request: HttpRequest) => unknown) =>
  (response: HttpResponse, request: HttpRequest): HttpResponse => {
    look(response, request)
    return response
  }

/** A list that fills with what a promise does; it stays empty while the promise is pending. */
export function outcomeOf(promise: Promise<unknown>): { failed: boolean; value: unknown }[] {
  const outcomes: { failed: boolean; value: unknown }[] = []
  promise.then(
    (value) => outcomes.push({ failed: false, value }),
    (value) => outcomes.push({ failed: true, value }),
  )
  return outcomes
}

/** The rejection of a promise that must reject. */
export async function rejectionOf<E = Error>(promise: Promise<unknown>): Promise<E> {
  const [failed, value] = await promise.then(
    (value) => [false, value],
    (error) => [true, error],
  )
  expect(failed, `resolved with ${JSON.stringify(value)}`).toBe(true)
  return value
}

/** Enough microtasks for any chain in these tests, without a timer. */
export async function microtasks(count = 100): Promise<void> {
  for (let i = 0; i < count; i++) await undefined
}

/** Lets the event loop go round, so that Node has reported what nobody handled. */
export const eventLoop = () => new Promise((done) => realImmediate(() => realImmediate(done)))

/**
 * In every test of the file: fails it when a rejection went unhandled or an exception uncaught, but for those that the test
 * has taken with the returned function.
 */
export function expectNothingUnhandled(): () => Promise<unknown[]> {
  const reported: unknown[] = []
  const report = (error: unknown) => void reported.push(error)
  beforeEach(() => {
    reported.length = 0
    process.on('unhandledRejection', report)
    process.on('uncaughtException', report)
  })
  afterEach(async () => {
    await eventLoop()
    process.off('unhandledRejection', report)
    process.off('uncaughtException', report)
    expect(reported).toEqual([])
  })
  return async () => {
    await eventLoop()
    return reported.splice(0)
  }
}

/** A promise and its two ends. */
export function deferred<T>() {
  let resolve!: (value: T) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

/** A response as a hook makes it. */
export const responseWith = (data: unknown, statusCode = 200): HttpResponse => ({ data, statusCode, header: {} })
