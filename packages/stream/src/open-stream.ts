// One send of a stream: its answer is told while it comes, and the send settles when it ends.
import {
  type Cancel,
  type HttpRequest,
  type HttpResponse,
  hasSameAccount,
  type Settle,
  StatusError,
  TimeoutError,
  type Transport,
  withRequest,
} from '@wxpipe/core'
import { type Head, isStream, parsed, toldData, withData } from './answer.ts'
import type { AnyRule, StreamKeys } from './options.ts'
import { createReader } from './reader.ts'
import { StreamError } from './stream-error.ts'
import { createUtf8Decoder } from './utf8.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

type Data = string | ArrayBuffer | Uint8Array

/** The part of a RequestTask that tells what comes. */
interface Task {
  onHeadersReceived?(listener: (head: Head) => void): void
  onChunkReceived?(listener: (chunk: { readonly data: Data }) => void): void
}

/**
 * @param transport asks the host; one that does not hand out the host's task gives its answer whole
 * @param idleTimeout for a rule that brings none
 */
export function openStream(request: HttpRequest, settle: Settle, transport: Transport, idleTimeout: number): Cancel {
  const rule: AnyRule = (request.options as StreamKeys).stream
  let isOver = false
  let cancelHost: unknown
  let timer: unknown
  let head: Head = {}
  // Not known before the first bytes, on some hosts before the end.
  let isOurs: boolean | undefined
  // Of an answer that is no stream, or of which that is not known yet.
  let text = ''
  const decoder = createUtf8Decoder()

  const cancel = (): void => {
    isOver = true
    // There is no next sign to wait for.
    hear()
    ;(cancelHost as Cancel)()
  }
  /** Ends what the host has not. The task first: with the outcome its slot is another request's. */
  const endWith = (outcome?: unknown): void => {
    try {
      cancel()
    } catch {
      // The host has returned no task, or one without a working abort; or it has ended itself.
    }
    settle(outcome)
  }
  const { told, read, end } = createReader(
    rule,
    request,
    () => {
      // Another one is logged in: the core makes an AbortError of whatever the send settles with.
      if (!hasSameAccount(request)) endWith()
      return isOver
    },
    () => endWith(withData(head, toldData)),
  )
  /** What was told once must not be told again by a repetition. */
  const fail = (cause: unknown): void => endWith(told.events ? new StreamError({ request, cause }, told) : cause)

  /** The server has given a sign: the next one may take so long. Hosts end streams late, early or never. */
  const hear = (limit = rule.idleTimeout || idleTimeout): void => {
    clearTimeout(timer)
    if (isOver) return
    const expire = () => fail(new TimeoutError(`silent for ${limit} ms`, { request }))
    // A timer holds 31 bits; beyond that it fires at once.
    timer = setTimeout(expire, Math.min(limit, 2e9))
  }
  const take = (data: Data): void => {
    // Of an answer that is no stream, nobody needs more.
    if (isOurs !== false || text.length < 0x10000) text += typeof data === 'string' ? data : decoder.decode(data)
    // After blanks, JSON may come as well as events.
    if (isOurs === undefined && (!rule.onEvent || text.trim())) isOurs = isStream(rule, request, head, text)
    if (!isOurs) return
    read(rule.onBytes && typeof data !== 'string' ? new Uint8Array(data) : text)
    text = ''
  }
  const onHead = (given: Head): void => {
    head = given
    hear()
  }
  const onChunk = ({ data }: { readonly data: Data }): void => {
    hear()
    if (isOver) return
    try {
      take(data)
    } catch (error) {
      fail(error)
    }
  }

  /** What becomes of what the host says in the end. */
  const concluded = (response: HttpResponse): unknown => {
    const { statusCode, data } = Object(response) as HttpResponse<Data>
    // Developer tools do not tell the status before.
    if (typeof statusCode !== 'number' || (isOurs && !request.validateStatus(statusCode))) {
      // The core judges an answer of which nothing was told.
      throw told.events && statusCode ? new StatusError(`answered ${statusCode}`, { request, response }) : response
    }
    if (isOurs === undefined) {
      // Nothing came before: WeChat for PC gives the whole body, and some phones lose one that is no stream.
      head = response
      if (!text) {
        if (!data || !(typeof data === 'string' || data.byteLength)) return response
        take(data)
      }
      // Blanks alone: a comment after them tells nobody anything.
      if (isOurs === undefined) take(':')
    }
    if (!isOurs) return parsed(response, text)
    if (!rule.onBytes) read(decoder.flush())
    end()
    return withData(response, toldData)
  }
  const onOutcome = (outcome: unknown): void => {
    if (isOver) return
    try {
      endWith(concluded(outcome as HttpResponse))
    } catch (error) {
      fail(error)
    }
  }

  hear(request.timeout || 60_000)
  try {
    // A day: phones that heed a timeout would end a stream by it.
    cancelHost = transport(withRequest(request, { timeout: 86_400_000 }), onOutcome)
    const { task, then } = Object(cancelHost) as { readonly task?: Task } & Partial<PromiseLike<unknown>>
    if (then) then.call(cancelHost, onOutcome, onOutcome)
    if (task && task.onHeadersReceived) task.onHeadersReceived(onHead)
    if (task && task.onChunkReceived) task.onChunkReceived(onChunk)
  } catch (error) {
    onOutcome(error)
  }
  return cancel
}
