// A simulated Taro over the simulated host: in a Mini Program, wx that also returns promises; in H5, Taro's own
// runtime.
import { createHost, type HostOptions } from '@wxpipe/testing'

/** What the tests change or look at. */
export interface SimulatedTaro {
  [api: string]: unknown
}

/** The current Taro; the tests use it in place of the import. */
export const Taro: SimulatedTaro = {}

/** Makes `Taro`; in a web page it parses JSON or gives null, and its pages have a stamped path and no options. */
export function createTaro({ isWeb = false, ...options }: HostOptions & { readonly isWeb?: boolean } = {}) {
  const host = createHost({
    entry: 'pages/index/index',
    handler: () => ({ data: 'ok' }),
    ...options,
    quirks: { returnsPromise: true, ...(isWeb && { noRouteEvents: true, freshPages: true }), ...options.quirks },
  })
  for (const name of Object.keys(Taro)) delete Taro[name]
  const wx: { [api: string]: unknown } = Object(host.wx)
  const { request } = host.wx
  const unloads: (() => void)[] = []
  let isOver = false
  const webRequest = (given: Parameters<typeof request>[0]) =>
    request({
      ...given,
      dataType: given.responseType === 'arraybuffer' ? 'json' : 'other',
      success(result) {
        if (isOver) return
        const { data } = result
        if (given.dataType !== 'text' && typeof data === 'string') {
          try {
            result.data = JSON.parse(data)
          } catch {
            result.data = null as never
          }
        }
        given.success?.(result)
      },
    })
  const webPages = () =>
    host.pages.map(({ route, options: own }, depth) => ({
      route: `/${route}`,
      path: `/${route}?stamp=A${depth}`,
      options: {},
      $taroParams: { ...own, stamp: `A${depth}`, $taroTimestamp: 1 },
    }))
  Object.assign(Taro, wx, {
    getEnv: () => (isWeb ? 'WEB' : 'WEAPP'),
    getCurrentPages: isWeb ? webPages : host.getCurrentPages,
    useRouter: () => router,
    useUnload: (hook: () => void) => unloads.push(hook),
    // Not on Taro's object in a web page.
    ...(isWeb && { request: webRequest, login: undefined, checkSession: undefined }),
    ...(isWeb && { getFileSystemManager: undefined, getAccountInfoSync: undefined }),
  })
  let router = {}
  /** Renders a page for the first time: from now on `useRouter` gives its record. */
  const render = () => {
    const own = {}
    router = own
    return { again: () => (router = own) }
  }
  const unload = () => unloads.at(-1)?.()
  const dispose = () => {
    isOver = true
    host.dispose()
  }
  return { host, render, unload, dispose }
}
