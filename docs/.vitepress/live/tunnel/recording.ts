// Records what the hand-written side asks of wx.request, in the inspector's form: both sides become the same kind of HAR.
import type { InspectedCall, InspectedSend } from '@wxpipe/inspector'
import type { RequestOptions, RequestSuccess, Wx } from '@wxpipe/testing'

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Send = Writable<InspectedSend>
interface Call extends Omit<Writable<InspectedCall>, 'sends'> {
  readonly sends: Send[]
}

export interface Recording {
  readonly request: Wx['request']
  /** A send for the same address belongs to the same call: each call here has an address of its own. */
  readonly calls: readonly InspectedCall[]
}

const span = (method: string, url: string) => ({
  method,
  url,
  startedAt: Date.now(),
  duration: undefined,
  outcome: 'pending' as const,
  statusCode: 0,
  error: undefined,
})

/** Puts itself before wx.request; it changes nothing of what is sent and answered. */
export function createRecording(request: Wx['request']): Recording {
  const calls = new Map<string, Call>()

  function record(options: RequestOptions): Send {
    const { url, method = 'GET', header } = options
    // Each refresh is asked for anew.
    const key = method === 'GET' ? url : `${url} ${calls.size}`
    const call = calls.get(key) ?? {
      ...span(method, url),
      id: calls.size + 1,
      page: undefined,
      answeredBy: undefined,
      sends: [],
      steps: [],
    }
    calls.set(key, call)
    const send: Send = {
      ...span(method, url),
      header: { ...(header as Record<string, string>) },
      body: undefined,
      part: undefined,
      file: undefined,
      responseHeader: undefined,
      responseBody: undefined,
      profile: undefined,
    }
    call.sends.push(send)
    return send
  }

  return {
    request(options) {
      const send = record(options)
      const end = (outcome: 'ok' | 'failed') => {
        send.duration = Date.now() - send.startedAt
        send.outcome = outcome
      }
      return request({
        ...options,
        success(response: RequestSuccess) {
          end('ok')
          Object.assign(send, {
            statusCode: response.statusCode,
            responseHeader: response.header,
            profile: response.profile,
          })
          options.success?.(response)
        },
        fail(failure) {
          end('failed')
          const { errMsg = '' } = failure
          send.error = { name: errMsg, code: undefined, message: errMsg }
          options.fail?.(failure)
        },
      })
    },
    get calls() {
      return [...calls.values()]
    },
  }
}
