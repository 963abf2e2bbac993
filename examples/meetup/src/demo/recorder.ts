// Listens to a client's trace and keeps each request's path as legs: inward to the server, and outward with an error.
import { createTracer, type HttpResponse, isHttpError, type TraceEvent, type Tracer } from '@wxpipe/core'
import { interruptionOf } from '@wxpipe/resume'

/** One section of a request's path. */
export interface Leg {
  readonly ride: Ride
  readonly isReplay: boolean
  /** The interceptors passed, in the order of passing. */
  readonly stops: string[]
  /** Inward, the server's response: `200 99997`. */
  response?: string
  /** Inward, the interceptor that gave the caller a response of its own. */
  respondedBy?: string
  /** Outward, the error that travels. */
  readonly error?: unknown
  /** Outward, whether the error comes from the network and not from an interceptor. */
  readonly isFromWire: boolean
  /** Outward, the interceptor that held the error for a while before it passed it on. */
  heldBy?: string
}

/** One call of the client. */
export interface Ride {
  readonly method: string
  readonly path: string
  /** Calls that began in the same turn of the event loop share a wave. */
  readonly wave: number
  last?: Leg
  /** Whether the host was called at all. */
  isSent?: boolean
  /** What the last send failed with. */
  wireError?: unknown
  /** The turn of its last event. */
  turn: number
  /** What the caller got in the end: `OK`, or the code of an error. */
  outcome?: string
}

export interface Recorder {
  readonly trace: Tracer
  readonly rides: readonly Ride[]
  /** The client's interceptors, outermost first, without the hidden ones. */
  readonly names: readonly string[]
  /** Leaves interceptors out of the legs. */
  hide(names: readonly string[]): void
  /** The legs since the last call of `take`. */
  take(): Leg[]
}

export function createRecorder(): Recorder {
  const rides = new Map<number, Ride>()
  let names: readonly string[] = []
  let hidden: readonly string[] = []
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
    const isFromWire = error !== undefined && error === ride.wireError
    const leg: Leg = { ride, isReplay: ride.last !== undefined, stops: [], error, isFromWire }
    legs.push(leg)
    ride.last = leg
    return leg
  }
  const outward = (ride: Ride, name: string, error: unknown) => {
    const { last } = ride
    // An abort comes from outside, so no error comes from the host.
    const isAbort = isHttpError(error, 'ABORT')
    if (last && !last.error && ride.isSent && isAbort) {
      last.response ??= 'aborted'
      return
    }
    // If an interceptor sent the request again, the abort appears twice: inside, and from the interceptor itself.
    const isSame = last?.error === error
    if (last?.error && (isSame || (isAbort && isHttpError(last.error, 'ABORT')))) {
      if (isSame && turn !== ride.turn) last.heldBy = name
      last.stops.push(name)
      return
    }
    begin(ride, error).stops.push(name)
  }
  const listen = (event: TraceEvent) => {
    const { type, name, error, response } = event
    const ride = rideOf(event)
    const { last } = ride
    if (type !== 'enter' && name === names[0]) {
      ride.outcome = type === 'exit' ? 'OK' : isHttpError(error) ? error.code : nameOf(error)
    }
    if (name === 'transport') {
      if (type === 'enter') ride.isSent = true
      else if (type === 'fail') ride.wireError = error
      if (type !== 'enter' && last) last.response = response ? wordsOf(response) : wordsOfFailure(error)
    } else if (hidden.includes(name)) return
    else if (type === 'enter') (last && !last.error ? last : begin(ride)).stops.push(name)
    else if (type === 'fail') outward(ride, name, error)
    else if (last && !last.error && last.response === undefined) last.respondedBy ??= name
    ride.turn = turn
    queueMicrotask(() => {
      turn++
    })
  }

  const tracer = createTracer(listen)
  return {
    trace(interceptors) {
      if (interceptors.length > names.length) names = interceptors.map(({ name }) => name)
      return tracer(interceptors)
    },
    get rides() {
      return [...rides.values()]
    },
    get names() {
      return names.filter((name) => !hidden.includes(name))
    },
    hide(names) {
      hidden = names
    },
    take: () => legs.splice(0),
  }
}

export const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error))

function wordsOf({ statusCode, data }: Pick<HttpResponse, 'statusCode' | 'data'>): string {
  const { code, errno } = Object(data) as { code?: unknown; errno?: unknown }
  return `${statusCode} ${code ?? errno ?? ''}`.trimEnd()
}

const interruptions = { offline: 'offline', background: 'interrupted', 'network-change': 'cancelled' }

/** How the server refused, or why there was no response. */
function wordsOfFailure(error: unknown): string {
  if (isHttpError(error, 'STATUS') && error.response) return wordsOf(error.response)
  if (isHttpError(error, 'ABORT')) return 'aborted'
  if (isHttpError(error, 'TIMEOUT')) return 'no response'
  const interruption = isHttpError(error, 'NETWORK') && interruptionOf(error)
  return interruption ? interruptions[interruption] : nameOf(error)
}
