// Listens to a client's trace and keeps each request's way as legs: inward to the server, and outward with an error.
import { type Call, createTracer, type Interceptor, isHttpError, type TraceEvent, type Tracer } from '@wxpipe/core'

/** One stretch of one request's way. */
export interface Leg {
  readonly ride: Ride
  readonly isReplay: boolean
  /** The interceptors passed, in the order of passing. */
  readonly stops: string[]
  /** Inward, what the server said: `200 99997`. */
  answer?: string
  /** Outward, what is under way. */
  readonly error?: unknown
  /** Outward, the interceptor that kept the error for a while before it let it go on. */
  heldBy?: string
}

/** One call of the client. */
export interface Ride {
  readonly method: string
  readonly path: string
  /** Calls that began in the same turn of the event loop share a wave. */
  readonly wave: number
  last?: Leg
  /** When it was last heard of. */
  turn: number
  /** What the caller got in the end: `OK`, or the code of an error. */
  outcome?: string
}

export interface Recorder {
  readonly trace: Tracer
  readonly rides: readonly Ride[]
  /** The interceptors of the client, outermost first. */
  readonly names: readonly string[]
  /** The legs since it was last asked. */
  take(): Leg[]
}

export function createRecorder(): Recorder {
  const rides = new Map<number, Ride>()
  const answers = new WeakMap<Call, string>()
  let names: readonly string[] = []
  const legs: Leg[] = []
  // Events of one turn come from one loop of the pipeline; a later turn means that a hook has waited.
  let turn = 0

  const rideOf = ({ call, method, url }: TraceEvent): Ride => {
    const known = rides.get(call)
    if (known) return known
    const ride: Ride = { method, path: url.replace(/^.*\/api\/v1\//, ''), wave: turn, turn }
    rides.set(call, ride)
    return ride
  }
  const begin = (ride: Ride, error?: unknown): Leg => {
    const leg: Leg = { ride, isReplay: ride.last !== undefined, stops: [], error }
    legs.push(leg)
    ride.last = leg
    return leg
  }
  const outward = (ride: Ride, name: string, error: unknown) => {
    const { last } = ride
    if (last && last.error === error) {
      if (turn !== ride.turn) last.heldBy = name
      last.stops.push(name)
      return
    }
    begin(ride, error).stops.push(name)
  }
  const listen = (event: TraceEvent) => {
    const { type, name, error, request } = event
    const ride = rideOf(event)
    const { last } = ride
    if (type === 'enter') (last && !last.error ? last : begin(ride)).stops.push(name)
    else if (name === 'transport') {
      if (last) last.answer = answers.get(request!.call) ?? nameOf(error)
    } else if (type === 'fail') outward(ride, name, error)
    if (type !== 'enter' && name === names[0]) {
      ride.outcome = type === 'exit' ? 'OK' : isHttpError(error) ? error.code : nameOf(error)
    }
    ride.turn = turn
    queueMicrotask(() => {
      turn++
    })
  }

  const tracer = createTracer(listen)
  // Innermost and untraced: the trace tells an answer's status, this one its business code.
  const wire: Interceptor = {
    name: 'wire',
    response(response, { call }) {
      answers.set(call, wordsOf(response.statusCode, response.data))
      return response
    },
    error(error, { call }) {
      if (isHttpError(error, 'STATUS')) answers.set(call, wordsOf(error.response!.statusCode, error.response!.data))
      throw error
    },
  }
  return {
    trace(interceptors) {
      if (interceptors.length > names.length) names = interceptors.map(({ name }) => name)
      return [...tracer(interceptors), wire]
    },
    get rides() {
      return [...rides.values()]
    },
    get names() {
      return names
    },
    take: () => legs.splice(0),
  }
}

export const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error))

function wordsOf(statusCode: number, data: unknown): string {
  const { code, errno } = Object(data) as { code?: unknown; errno?: unknown }
  return `${statusCode} ${code ?? errno ?? ''}`.trimEnd()
}
