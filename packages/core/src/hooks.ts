// Calls the hooks of one interceptor.
import { ConfigError } from './errors/config.ts'
import { maxWaits } from './limits.ts'
import { Failure, type Outcome } from './outcome.ts'
import type { HttpRequest, Interceptor, Next } from './types/index.ts'
import { isRequest } from './values.ts'

/** An interceptor at its place in the chain. */
export interface Link {
  readonly interceptor: Interceptor
  /** Runs everything inside the interceptor. */
  readonly next: Next
  /** How many waits for its `request` hook have begun since a wait for one of its hooks last ended. See `maxWaits`. */
  waits: number
}

/** A client's interceptors in their resolved order. */
export type Chain = readonly Link[]

/**
 * Calls the `request` hook.
 * @returns what the hook yields, a failure for what it throws, or the request if there is no such hook
 */
export function callRequestHook({ interceptor, next, waits }: Link, request: HttpRequest): unknown {
  try {
    if (waits > maxWaits) throw endlessCalls(interceptor)
    return interceptor.request ? interceptor.request(request, next) : request
  } catch (error) {
    return new Failure(error)
  }
}

/**
 * Calls the `response` or the `error` hook, with the request that the interceptor passed inward.
 * @returns what the hook yields, a failure for what it throws, or the outcome if there is no such hook
 */
export function callOutcomeHook({ interceptor, next }: Link, outcome: Outcome, request: HttpRequest): unknown {
  try {
    if (outcome instanceof Failure) return interceptor.error ? interceptor.error(outcome.error, request, next) : outcome
    return interceptor.response ? interceptor.response(outcome, request, next) : outcome
  } catch (error) {
    return new Failure(error)
  }
}

/** Calls the hook for an outcome that comes after the caller has left, if it passed a request. Ignores the result. */
export function deliverLate(link: Link, yielded: unknown, outcome: Outcome): void {
  new Promise((done) => {
    if (isRequest(yielded)) done(callOutcomeHook(link, outcome, yielded))
  }).catch(() => {})
}

/** The error for a hook that begins a call within each call, without end. */
export function endlessCalls({ name }: Interceptor): ConfigError {
  return new ConfigError(`"${name}" sends a request for each request (auth: false?)`)
}
