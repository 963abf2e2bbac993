// Keeps the last calls of a client, as the tracer tells them.
import { type Call, type HttpRequest, type HttpResponse, isHttpError, pageKey, pagesOf } from '@wxpipe/core'
import { answererOf, type CallRecord, type SendRecord, settleBodies } from './record.ts'
import type { Redaction } from './redact.ts'
import type { InspectedPage } from './types.ts'

/** Credentials that are known at a time: the last ones that requests have carried. */
const maxSecrets = 1_000

/** What the tracer tells, and what is kept of it. */
export class Recorder {
  calls: CallRecord[] = []
  readonly secrets = new Set<string>()
  /** The host of the client that was called last. */
  host: object | undefined = undefined
  private readonly records = new WeakMap<Call, CallRecord>()
  /** Changes whenever the secrets do. */
  version = 0
  private count = 0
  private lastCall: Call | undefined = undefined
  private lastRecord: CallRecord | undefined = undefined
  private lastSecret: string | undefined = undefined
  private top: object | undefined = undefined
  private topKey = ''
  private visits = 0
  private page: InspectedPage | undefined = undefined

  /** @param changed is told of a call that has begun, and of one that has ended */
  constructor(
    private readonly limit: number,
    private readonly bodies: string,
    private readonly redaction: Redaction,
    private readonly changed: (call: CallRecord) => void,
  ) {}

  /** The record of a request's call. */
  of({ call, credential }: HttpRequest): CallRecord {
    if (credential && credential !== this.lastSecret) this.learn(credential)
    if (call !== this.lastCall) {
      this.lastCall = call
      this.lastRecord = this.records.get(call)
    }
    return this.lastRecord!
  }

  begin({ call, method, url, baseURL, query }: HttpRequest): void {
    this.host = call.client.host
    const record: CallRecord = {
      id: ++this.count,
      method,
      url,
      baseURL,
      query,
      page: this.pageNow(),
      startedAt: Date.now(),
      endedAt: undefined,
      statusCode: 0,
      error: undefined,
      answeredBy: undefined,
      sends: [],
      steps: [],
    }
    this.records.set(call, record)
    this.lastCall = call
    this.lastRecord = record
    if (this.calls.push(record) > this.limit) this.calls.shift()
    this.changed(record)
  }

  end(request: HttpRequest, response: HttpResponse | undefined, error?: unknown): void {
    const record = this.of(request)
    record.answeredBy = response && answererOf(record)
    settle(record, response, error)
    for (const send of record.sends) if (send.endedAt) this.settleSend(record, send)
    this.changed(record)
  }

  beginSend(request: HttpRequest): void {
    const { method, url, baseURL, query, data, header, hostOptions } = request
    this.of(request).sends.push({
      method,
      url,
      baseURL,
      query,
      data,
      header,
      // Only an upload has a name for its file.
      file: hostOptions['name'] && hostOptions['filePath'],
      startedAt: Date.now(),
      endedAt: undefined,
      statusCode: 0,
      error: undefined,
      responseHeader: undefined,
      profile: undefined,
      answer: undefined,
      body: undefined,
      responseBody: undefined,
    })
  }

  endSend(request: HttpRequest, response: HttpResponse | undefined, error?: unknown): void {
    const record = this.of(request)
    // Equal requests at the same time are answered in any order: the oldest one takes this answer.
    const send = record.sends.find((each) => !each.endedAt && each.header === request.header)
    if (!send) return
    settle(send, response, error)
    const answer = answerOf(response, error)
    if (answer) {
      send.responseHeader = answer.header
      send.profile = answer.profile
      send.answer = answer.data
    }
    // A cache may send what its call no longer waits for.
    if (record.endedAt) this.settleSend(record, send)
  }

  private settleSend(record: CallRecord, send: SendRecord): void {
    const isKept = this.bodies === 'all' || (this.bodies === 'failed' && !!(send.error || record.error))
    settleBodies(send, isKept, this.redaction)
  }

  private learn(credential: string): void {
    const { secrets } = this
    this.lastSecret = credential
    this.version++
    secrets.delete(credential)
    secrets.add(credential)
    if (secrets.size > maxSecrets) secrets.delete(secrets.values().next().value!)
  }

  /** The page on top. By its key where the object is another one: some runtimes make a new one at each look. */
  private pageNow(): InspectedPage | undefined {
    const pages = pagesOf(this.host)
    const top = pages && pages[pages.length - 1]
    if (!top) return undefined
    if (top === this.top) return this.page
    this.top = top
    const key = pageKey(top, pages.length)
    if (key !== this.topKey) {
      this.topKey = key
      this.page = { id: `page_${++this.visits}`, route: `${top.route}` }
    }
    return this.page
  }
}

const answerOf = (response: HttpResponse | undefined, error: unknown) =>
  response || (isHttpError(error) ? error.response : undefined)

function settle(span: CallRecord | SendRecord, response: HttpResponse | undefined, error: unknown): void {
  const answer = answerOf(response, error)
  span.endedAt = Date.now()
  span.error = error
  if (answer) span.statusCode = answer.statusCode
}
