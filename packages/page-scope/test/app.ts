// A client with page-scope over a simulated host with pages, under faked time.
import { createClient, type RequestOptionsOf } from '@wxpipe/core'
import { createHost, type HostOptions } from '@wxpipe/testing'
import { vi } from 'vitest'
import { type PageScopeOptions, pageScope } from '../src/index.ts'

/** The responses take 50 ms; `listeners()` counts those of wx.onBeforePageUnload. */
export function createApp(options: HostOptions = {}, scopeOptions: PageScopeOptions = {}) {
  const host = createHost({ handler: () => ({ data: 'ok', delay: 50 }), entry: 'pages/index/index', ...options })
  const listeners = new Set<unknown>()
  const { onBeforePageUnload, offBeforePageUnload } = host.wx
  const wx = Object.assign(
    {},
    host.wx,
    onBeforePageUnload && {
      onBeforePageUnload(listener: (event: { path: string }) => void) {
        listeners.add(listener)
        onBeforePageUnload(listener)
      },
      offBeforePageUnload(listener: (event: { path: string }) => void) {
        listeners.delete(listener)
        offBeforePageUnload(listener)
      },
    },
  )
  const scope = pageScope(scopeOptions)
  const client = createClient({
    host: Object.assign(wx, { getCurrentPages: host.getCurrentPages }),
    baseURL: 'https://api.example.com/',
  }).use(scope)
  const outcomes: Record<string, unknown> = {}
  /** Sends a request, a GET unless `given` says otherwise, from the page on top; its outcome goes to `outcomes`. */
  const ask = (url: string, given: Omit<RequestOptionsOf<typeof client>, 'url'> = {}) => {
    client.request({ url, ...given }).then(
      ({ data }) => (outcomes[url] = data),
      (error) => (outcomes[url] = error.code),
    )
  }
  const open = async (url: string) => {
    const opened = host.wx.navigateTo({ url })
    await vi.advanceTimersByTimeAsync(0)
    await opened
  }
  const turn = () => vi.advanceTimersByTimeAsync(0)
  return { host, scope, client, ask, open, outcomes, turn, listeners: () => listeners.size }
}
