// The inspector: it keeps the last calls, and notifies subscribers.
import { checkOptions, notify, type Tracer } from '@wxpipe/core'
import { type CallRecord, isOver } from './record.ts'
import { createRecorder } from './recorder.ts'
import { createRedaction, type Redaction } from './redact.ts'
import { shown } from './shown.ts'
import { tracerFor } from './tracer.ts'
import type { InspectedCall } from './types.ts'

/** Options of `createInspector`. */
export interface InspectorOptions {
  /** How many calls are kept, the latest ones; default 200. */
  readonly limit?: number | undefined
  /**
   * Which bodies are kept, up to 10,000 characters each: those of calls and sends that fail (the default), all or none.
   */
  readonly bodies?: 'failed' | 'all' | 'none' | undefined
  /**
   * Further names of secret headers, query parameters and fields; a part of a name matches, in any case; default none.
   */
  readonly redact?: readonly string[] | undefined
}

/** What `createInspector` makes. Nothing that it gives out contains a request's credential. */
export interface Inspector {
  /** For `createClient({ trace })`; several clients may share it. */
  readonly tracer: Tracer
  /** The calls that are kept, oldest first. */
  readonly calls: readonly InspectedCall[]
  /** The host of the client that was called last. */
  readonly host: object | undefined
  /**
   * Passes each call to the listener when it begins, with the outcome `'pending'`, and again when it has ended. An
   * error that the listener throws is reported as an unhandled rejection.
   * @returns a function that ends the subscription
   */
  subscribe(listener: (call: InspectedCall) => void): () => void
  /** Forgets all calls. */
  clear(): void
}

/**
 * Makes an inspector: it keeps the last calls of the clients that it traces.
 * @throws ConfigError for an unknown option or one of the wrong type
 * @example
 * export const inspector = createInspector({ limit: 100 })
 * export const client = createClient({ baseURL, trace: inspector.tracer })
 * wx.setClipboardData({ data: JSON.stringify(harOf(inspector.calls)) })
 */
export function createInspector(options: InspectorOptions = {}): Inspector {
  const {
    limit = 200,
    bodies = 'failed',
    redact = [],
  } = checkOptions('createInspector', options, { limit: 'number', redact: 'list', bodies: 'any' })
  // Checked as the name of an option is: the error lists the right ones. A misspelt 'none' must not keep bodies.
  checkOptions('bodies', { [bodies]: 1 }, { none: 'any', all: 'any', failed: 'any' })
  const listeners = new Set<(call: InspectedCall) => void>()
  const recorder = createRecorder(limit, bodies, createRedaction(redact, []), (record) => {
    Array.from(listeners, (listener) => notify(() => listener(copyOf(record))))
  })
  const { calls } = recorder
  let redaction: Redaction
  // The secrets that `redaction` hides.
  let hidden: readonly string[] | undefined
  let copies: WeakMap<CallRecord, InspectedCall>

  /** The copy of a record that may be shown. For an ended call it is made once, and again after each new secret. */
  const copyOf = (record: CallRecord): InspectedCall => {
    if (recorder.secrets !== hidden) {
      hidden = recorder.secrets
      redaction = createRedaction(redact, hidden)
      copies = new WeakMap()
    }
    let copy = copies.get(record)
    // A call may go on after it has ended: a cache that serves a stale response revalidates it.
    if (!copy || copy.steps.length < record.steps.length) {
      copy = shown(record, redaction) as InspectedCall
      if (isOver(record)) copies.set(record, copy)
    }
    return copy
  }

  return {
    tracer: tracerFor(recorder),
    get calls() {
      return calls.map(copyOf)
    },
    get host() {
      return recorder.host
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear() {
      calls.length = 0
    },
  }
}
