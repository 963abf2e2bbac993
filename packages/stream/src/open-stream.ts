// One send of a stream: its listener is called while the response arrives, and the send settles when the response ends.
import {
  type Cancel,
  type HttpRequest,
  type HttpResponse,
  hasSameAccount,
  type Settle,
  StatusError,
  startTimer,
  TimeoutError,
  type Transport,
  withRequest,
} from '@wxpipe/core'
import { checkRule, type StreamKeys } from './options.ts'
import { createReader, type Progress } from './reader.ts'
import { type Head, isStream, parsed, streamedData, withData } from './response.ts'
import { StreamError } from './stream-error.ts'
import { createUtf8Decoder } from './utf8.ts'

type Data = string | ArrayBuffer | Uint8Array

/** The part of a RequestTask that reports what arrives. */
interface Task {
  onHeadersReceived?(listener: (head: Head) => void): void
  onChunkReceived?(listener: (chunk: { readonly data: Data }) => void): void
}

/**
 * @param transport asks the host; if it does not return the host's task, the response arrives whole
 * @param idleTimeout for a rule without one
 */
export function openStream(request: HttpRequest, settle: Settle, transport: Transport, idleTimeout: number): Cancel {
  const [rule, listener] = checkRule((request.options as StreamKeys).stream)
  let isOver = false
  let cancelHost: unknown
  let stopTimer = () => {}
  let head: Head = {}
  // Whether the response is the stream that the rule expects. It is not known before the first bytes, or on some hosts
  // before the end.
  let isTheStream: boolean | undefined
  // What has arrived while that is not known; of a response that is not a stream, all its text.
  let text = ''
  const decoder = createUtf8Decoder()

  const cancel = (): void => {
    isOver = true
    stopTimer()
    ;(cancelHost as Cancel)()
  }
  /**
   * Ends the stream and settles the send. The host's task ends first, because `queue` starts another request after
   * that.
   */
  const endWith = (outcome?: unknown): void => {
    try {
      cancel()
    } catch {
      // The host returned no task, or one without a working abort, or one that has ended already.
    }
    settle(outcome)
  }
  const progress: Progress = { events: 0, lastEventId: '' }
  const { read, end } = createReader(
    rule,
    listener,
    request,
    progress,
    () => {
      // If another user has logged in, the outcome does not matter: the core rejects the call with an AbortError.
      if (!hasSameAccount(request)) endWith()
      return isOver
    },
    () => endWith(withData(head, streamedData)),
  )
  /**
   * Fails. After the listener was called, the error is one that no plugin retries, because the listener would be called
   * again.
   */
  const fail = (cause: unknown): void =>
    endWith(progress.events ? new StreamError({ request, cause }, progress) : cause)

  /**
   * Restarts the idle timer at each sign of life. It is needed because a host may report the end of a stream late or
   * never.
   */
  const restartSilence = (limit = rule.idleTimeout || idleTimeout): void => {
    stopTimer()
    if (isOver) return
    stopTimer = startTimer(limit, undefined, () => fail(new TimeoutError(`silent for ${limit} ms`, { request })))
  }
  const take = (data: Data): void => {
    const piece = typeof data === 'string' ? data : decoder.decode(data)
    // Of a response that is not a stream, 64 K characters are enough.
    if (isTheStream !== false || text.length < 0x10000) text += piece
    // If events are expected, leading spaces decide nothing, because JSON may follow them as well as events. Only the
    // piece is trimmed: a server may send a blank line every now and then for as long as it has nothing to say.
    if (isTheStream === undefined && (!rule.onEvent || piece.trim())) isTheStream = isStream(rule, request, head, text)
    if (!isTheStream) return
    read(!rule.onBytes || typeof data === 'string' ? text : new Uint8Array(data))
    text = ''
  }
  const onHead = (given: Head): void => {
    head = given
    restartSilence()
  }
  const onChunk = ({ data }: { readonly data: Data }): void => {
    restartSilence()
    try {
      if (!isOver) take(data)
    } catch (error) {
      fail(error)
    }
  }

  /** What the send settles with when the host is done. */
  const concluded = (response: HttpResponse): unknown => {
    const { statusCode, data } = Object(response) as HttpResponse<Data>
    if (!statusCode) throw response
    // In the developer tools the status is not known before the end.
    if (isTheStream && !request.validateStatus(statusCode))
      throw new StatusError(`answered ${statusCode}`, { request, response })
    if (isTheStream === undefined) {
      // Nothing arrived before: WeChat for PC gives the whole body at the end, and some phones lose one that is not a
      // stream.
      head = response
      if (!text) {
        if (!data || (typeof data !== 'string' && !data.byteLength)) return response
        take(data)
      }
      // Only spaces have arrived. The colon, which begins a comment, makes them count as a stream without reaching the
      // listener.
      if (isTheStream === undefined) take(':')
    }
    if (!isTheStream) return parsed(response, text)
    if (!rule.onBytes) read(decoder.flush())
    return end() ? response : withData(response, streamedData)
  }
  const onOutcome = (outcome: unknown): void => {
    try {
      if (!isOver) endWith(concluded(outcome as HttpResponse))
    } catch (error) {
      fail(error)
    }
  }

  restartSilence(request.timeout || 60_000)
  try {
    // A timeout of a day, because some phones end a stream after its timeout even while data arrives.
    cancelHost = transport(withRequest(request, { timeout: 86_400_000 }), onOutcome)
    const { task, then } = Object(cancelHost) as { readonly task: Required<Task> } & Partial<PromiseLike<unknown>>
    if (then) then.call(cancelHost, onOutcome, onOutcome)
    // Some tasks lack these functions, and in uni-app's H5 the first one throws: the response may still come.
    try {
      task.onHeadersReceived(onHead)
    } catch {}
    try {
      task.onChunkReceived(onChunk)
    } catch {}
  } catch (error) {
    onOutcome(error)
  }
  return cancel
}
