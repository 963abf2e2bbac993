// The public types of @wxpipe/inspector, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/inspector

import { Header, Tracer } from '@wxpipe/core'

interface Har {
  readonly log: HarLog
}

interface HarCall {
  readonly call: number
  readonly send: number
  readonly startedDateTime: string
  readonly duration: number | undefined
  readonly outcome: Outcome
  readonly statusCode: number
  readonly answeredBy: string | undefined
  readonly error: InspectedError | undefined
  readonly steps: readonly InspectedStep[]
}

interface HarEntry {
  readonly pageref?: string
  readonly startedDateTime: string
  readonly time: number
  readonly request: {
    readonly method: string
    readonly url: string
    readonly httpVersion: string
    readonly cookies: readonly never[]
    readonly headers: readonly HarPair[]
    readonly queryString: readonly HarPair[]
    readonly postData?: HarPostData
    readonly headersSize: number
    readonly bodySize: number
  }
  readonly response: {
    readonly status: number
    readonly statusText: string
    readonly httpVersion: string
    readonly cookies: readonly never[]
    readonly headers: readonly HarPair[]
    readonly content: {
      readonly size: number
      readonly mimeType: string
      readonly text?: string
      readonly comment?: string
    }
    readonly redirectURL: string
    readonly headersSize: number
    readonly bodySize: number
    readonly _error?: string
  }
  readonly cache: Record<string, never>
  readonly timings: HarTimings
  readonly serverIPAddress?: string
  readonly _resourceType: 'xhr'
  readonly _fromCache?: 'memory'
  readonly _wxpipe: HarCall
}

interface HarLog {
  readonly version: '1.2'
  readonly creator: {
    readonly name: string
    readonly version: string
  }
  readonly pages: readonly HarPage[]
  readonly entries: readonly HarEntry[]
}

interface HarPage {
  readonly id: string
  readonly title: string
  readonly startedDateTime: string
  readonly pageTimings: Record<string, never>
}

interface HarPair {
  readonly name: string
  readonly value: string
}

interface HarPart {
  readonly name: string
  readonly value?: string
  readonly fileName?: string
}

interface HarPostData {
  readonly mimeType: string
  readonly text?: string
  readonly params?: readonly HarPart[]
  readonly comment?: string
}

interface HarTimings {
  readonly blocked: number
  readonly dns: number
  readonly connect: number
  readonly ssl: number
  readonly send: number
  readonly wait: number
  readonly receive: number
  readonly _blocked_queueing?: number
}

interface InspectedBody {
  readonly text: string
  readonly size: number
}

interface InspectedCall extends InspectedSpan {
  readonly id: number
  readonly page: InspectedPage | undefined
  readonly answeredBy: string | undefined
  readonly sends: readonly InspectedSend[]
  readonly steps: readonly InspectedStep[]
}

interface InspectedError {
  readonly name: string
  readonly code: string | undefined
  readonly message: string
}

interface InspectedPage {
  readonly id: string
  readonly route: string
}

interface InspectedRow {
  readonly id: number
  readonly method: string
  readonly path: string
  readonly outcome: Outcome
  readonly statusCode: number
  readonly duration: number | undefined
  readonly sends: number
  readonly answeredBy: string | undefined
}

interface InspectedSend extends InspectedSpan {
  readonly header: Header
  readonly body: InspectedBody | undefined
  readonly file: string | undefined
  readonly part: string | undefined
  readonly responseHeader: Header | undefined
  readonly responseBody: InspectedBody | undefined
  readonly profile: Profile | undefined
}

interface InspectedSpan {
  readonly method: string
  readonly url: string
  readonly startedAt: number
  readonly duration: number | undefined
  readonly outcome: Outcome
  readonly statusCode: number
  readonly error: InspectedError | undefined
}

interface InspectedStep {
  readonly type: 'enter' | 'exit' | 'fail'
  readonly name: string
  readonly at: number
}

interface Inspector {
  readonly tracer: Tracer
  readonly calls: readonly InspectedCall[]
  readonly host: object | undefined
  subscribe(listener: (call: InspectedCall) => void): () => void
  clear(): void
}

interface InspectorOptions {
  readonly limit?: number | undefined
  readonly bodies?: 'failed' | 'all' | 'none' | undefined
  readonly redact?: readonly string[] | undefined
}

type Outcome = 'pending' | 'ok' | 'failed' | 'aborted'

interface PanelOptions {
  readonly inRelease?: boolean | undefined
}

interface PanelSource extends PanelOptions {
  readonly inspector: Inspector
}

interface Profile {
  readonly domainLookUpStart?: number
  readonly domainLookUpEnd?: number
  readonly domainLookupStart?: number
  readonly domainLookupEnd?: number
  readonly connectStart?: number
  readonly connectEnd?: number
  readonly SSLconnectionStart?: number
  readonly SSLconnectionEnd?: number
  readonly requestStart?: number
  readonly requestEnd?: number
  readonly responseStart?: number
  readonly responseEnd?: number
  readonly queueStart?: number
  readonly queueEnd?: number
  readonly socketReused?: boolean
  readonly protocol?: string
  readonly peerIP?: string
  readonly sendBytesCount?: number
  readonly receivedBytedCount?: number
}

declare function createInspector(options?: InspectorOptions): Inspector

declare function curlOf(call: InspectedCall): string

declare function harOf(calls: readonly InspectedCall[]): Har

declare const panelSource: () => PanelSource | undefined

declare function realtimeLog(inspector: Inspector): () => void

declare function rowOf(call: InspectedCall): InspectedRow

declare function showPanel(inspector: Inspector, options?: PanelOptions): void

export {
  createInspector,
  curlOf,
  type Har,
  type HarCall,
  type HarEntry,
  type HarLog,
  type HarPage,
  type HarPair,
  type HarPart,
  type HarPostData,
  type HarTimings,
  harOf,
  type InspectedBody,
  type InspectedCall,
  type InspectedError,
  type InspectedPage,
  type InspectedRow,
  type InspectedSend,
  type InspectedSpan,
  type InspectedStep,
  type Inspector,
  type InspectorOptions,
  type Outcome,
  type PanelOptions,
  type PanelSource,
  type Profile,
  panelSource,
  realtimeLog,
  rowOf,
  showPanel,
}
