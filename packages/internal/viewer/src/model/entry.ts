// Makes of one entry of a HAR what the waterfall draws: when it began, its phases, how it ended.
import { amount, field, text } from './har.ts'
import type { Range } from './scale.ts'

export const phaseNames = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const
export type PhaseName = (typeof phaseNames)[number]

/** A stretch of an entry's time, in milliseconds since the beginning of the waterfall. */
export interface Phase extends Range {
  readonly name: PhaseName
}

/** `failed`: no response; `error`: 4xx and 5xx. */
export type Outcome = 'ok' | 'redirect' | 'cached' | 'error' | 'failed' | 'aborted'

/** Whether an outcome is one to look into. */
export const isProblem = (outcome: Outcome): boolean => /^(error|failed|aborted)$/.test(outcome)

/** One send. */
export interface Entry {
  /** Its place in the file, from 0. */
  readonly index: number
  readonly method: string
  readonly url: string
  /** For readers: Chinese is not percent-encoded. */
  readonly path: string
  readonly host: string
  readonly status: number
  readonly outcome: Outcome
  /** Bytes that came over the network; `undefined` when the file does not say. */
  readonly size: number | undefined
  readonly from: number
  readonly to: number
  readonly phases: readonly Phase[]
  /** The interceptor that responded in the server's place; then nothing was sent. */
  readonly answeredBy: string
  /** As the file has it, for the details. */
  readonly source: unknown
}

/** @param epoch milliseconds since 1970 of the beginning of the waterfall */
export function readEntry(source: unknown, index: number, epoch: number): Entry {
  const request = field(source, 'request')
  const response = field(source, 'response')
  const url = text(request, 'url')
  const began = beginningOf(source)
  const from = Number.isNaN(began) ? 0 : Math.max(0, began - epoch)
  const phases = phasesOf(field(source, 'timings'), from)
  const end = phases.at(-1)?.to ?? from
  const status = amount(response, 'status') ?? 0
  return {
    index,
    method: text(request, 'method').toUpperCase().slice(0, 20) || 'GET',
    url,
    ...placeOf(url),
    status,
    outcome: outcomeOf(source, status),
    size: sizeOf(response),
    from,
    to: Math.max(end, from + (amount(source, 'time') ?? 0)),
    phases,
    answeredBy: isSend(source) ? '' : text(field(source, '_wxpipe'), 'answeredBy'),
    source,
  }
}

const isSend = (source: unknown): boolean => amount(field(source, '_wxpipe'), 'send') !== 0

/** Milliseconds since 1970; NaN when the file has no date. */
export const beginningOf = (source: unknown): number => Date.parse(text(source, 'startedDateTime'))

function phasesOf(timings: unknown, from: number): Phase[] {
  const ssl = amount(timings, 'ssl') ?? 0
  let at = from
  return phaseNames.flatMap((name) => {
    const given = amount(timings, name) ?? 0
    // By HAR's definition `connect` holds `ssl`; some tools forget, so it never becomes negative.
    const length = name === 'connect' && given >= ssl ? given - ssl : given
    if (length === 0) return []
    const phase = { name, from: at, to: at + length }
    at = phase.to
    return [phase]
  })
}

/** Without `new URL`, which refuses what a broken file may hold. */
function placeOf(url: string): { readonly path: string; readonly host: string } {
  const [, host = '', path = ''] = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)([^#]*)/i.exec(url) ?? []
  return host === '' ? { host: '', path: readable(url.slice(0, 2_000)) } : { host, path: readable(path) || '/' }
}

/** Chinese and other letters instead of their percent-encoding. What a reader would not see stays encoded. */
const readable = (url: string): string =>
  url.replace(/(?:%[89a-f][\da-f])+/gi, (encoded) => {
    try {
      const text = decodeURIComponent(encoded)
      return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(text) ? text : encoded
    } catch {
      return encoded
    }
  })

function outcomeOf(source: unknown, status: number): Outcome {
  const error = text(source, '_error') || text(field(source, 'response'), '_error')
  if (/abort|cancel/i.test(error)) return 'aborted'
  if (status === 0) return error || !isFromCache(source) ? 'failed' : 'cached'
  if (status >= 400) return 'error'
  if (isFromCache(source) || status === 304) return 'cached'
  return status >= 300 ? 'redirect' : 'ok'
}

/** As Chrome and the inspector say it; HAR's own `cache.beforeRequest` is there for a revalidation too. */
const isFromCache = (source: unknown): boolean =>
  text(source, '_fromCache') !== '' || field(source, '_fromCache') === true

function sizeOf(response: unknown): number | undefined {
  const transferred = amount(response, '_transferSize')
  if (transferred !== undefined) return transferred
  return amount(response, 'bodySize') ?? amount(field(response, 'content'), 'size')
}
