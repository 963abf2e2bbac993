// One send of a stream: its listener is called while the answer comes, and the send settles when it ends.
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
import { type Head, isStream, parsed, streamedData, withData } from './answer.ts'
import type { AnyRule, StreamKeys } from './options.ts'
import { createReader, type Progress } from './reader.ts'
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
  // Whether the answer is the stream that the rule expects. Not known before the first bytes, on some hosts not before the end.
  let isTheStream: boolean | undefined
  // What has come while that is not known; all of an answer that is no stream.
  let text = ''
  const decoder = createUtf8Decoder()

  const cancel = (): void => {
    isOver = true
    // Only ends the timer: the stream is over.
    restartSilence()
    ;(cancelHost as Cancel)()
  }
  /** Ends the stream and settles the send. The host's task ends first: after the outcome, queue lets another request begin. */
  const endWith = (outcome?: unknown): void => {
    try {
      cancel()
    } catch {
      // The host has returned no task, or one without a working abort; or it has ended itself.
    }
    settle(outcome)
  }
  const progress: Progress = { events: 0, lastEventId: '' }
  const { read, end } = createReader(
    rule,
    request,
    progress,
    () => {
      // If somebody else is logged in, the send may settle with anything: the core rejects the call with an AbortError.
      if (!hasSameAccount(request)) endWith()
      return isOver
    },
    () => endWith(withData(head, streamedData)),
  )
  /** Fails. Once the listener was called, with an error on which no plugin sends the request again: it would be called twice. */
  const fail = (cause: unknown): void =>
    endWith(progress.events ? new StreamError({ request, cause }, progress) : cause)

  /** Called at each sign of the server: restarts the time for the next. The host may tell the end of a stream late, or never. */
  const restartSilence = (limit = rule.idleTimeout || idleTimeout): void => {
    clearTimeout(timer)
    if (isOver) return
    const expire = () => fail(new TimeoutError(`silent for ${limit} ms`, { request }))
    // A timer holds 31 bits; beyond that it fires at once.
    timer = setTimeout(expire, Math.min(limit, 2e9))
  }
  const take = (data: Data): void => {
    // Of an answer that is no stream, 64 K characters are enough.
    if (isTheStream !== false || text.length < 0x10000) text += typeof data === 'string' ? data : decoder.decode(data)
    // Where events are expected, blanks decide nothing: JSON may follow them as well as events.
    if (isTheStream === undefined && (!rule.onEvent || text.trim())) isTheStream = isStream(rule, request, head, text)
    if (!isTheStream) return
    read(rule.onBytes && typeof data !== 'string' ? new Uint8Array(data) : text)
    text = ''
  }
  const onHead = (given: Head): void => {
    head = given
    restartSilence()
  }
  const onChunk = ({ data }: { readonly data: Data }): void => {
    restartSilence()
    if (isOver) return
    try {
      take(data)
    } catch (error) {
      fail(error)
    }
  }

  /** What the send settles with when the host is done. */
  const concluded = (response: HttpResponse): unknown => {
    const { statusCode, data } = Object(response) as HttpResponse<Data>
    // In developer tools the status is not known before.
    if (typeof statusCode !== 'number' || (isTheStream && !request.validateStatus(statusCode))) {
      // If the listener was not called, it is thrown as it is: the core judges an answer by its status.
      throw progress.events && statusCode ? new StatusError(`answered ${statusCode}`, { request, response }) : response
    }
    if (isTheStream === undefined) {
      // Nothing came before: WeChat for PC gives the whole body, and some phones lose one that is no stream.
      head = response
      if (!text) {
        if (!data || !(typeof data === 'string' || data.byteLength)) return response
        take(data)
      }
      // Only blanks have come. A colon begins a comment: it decides that they are a stream, and tells the listener nothing.
      if (isTheStream === undefined) take(':')
    }
    if (!isTheStream) return parsed(response, text)
    if (!rule.onBytes) read(decoder.flush())
    end()
    return withData(response, streamedData)
  }
  const onOutcome = (outcome: unknown): void => {
    if (isOver) return
    try {
      endWith(concluded(outcome as HttpResponse))
    } catch (error) {
      fail(error)
    }
  }

  restartSilence(request.timeout || 60_000)
  try {
    // A timeout of a day: some phones end a stream by its timeout, however much comes.
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
