// Who takes part, in the order of the tables; `package` is where the version comes from

// How each does the work, and the harness refuses one whose request arrives with anything missing:
// - hooks: raw and bounded raw take none; alova and flyio have room for one each way and run all in a loop inside it;
//   Taro's interceptors hold a request and a response hook each; the others take them one by one.
// - a header in a hook: wxpipe by `withHeader`; axios by `config.headers.set`, in place, as its guide does; flyio by a copy of
//   the headers on the request it gave, which takes another object for a response; the others by a copy of the request.
// - a query: raw, bounded raw, the loop, Taro and wefetch have no option for one (wx.request takes `data` for it, inside the
//   host), so it is built by hand; wxpipe takes `query`, flyio the data of a GET, the others `params`.
// - base and path: raw, bounded raw, the loop and Taro put one behind the other, the axios adapter too; the others join them.
export interface Contender {
  readonly id: string
  readonly label: string
  readonly package?: string
  /** Takes hooks at all; the two floors do not. */
  readonly hooks: boolean
  /** Waits for a timer in each request, and none fires in JavaScriptCore's shell. */
  readonly needsTimers?: boolean
}

export const RAW = 'raw'
export const FLOOR = 'bounded-raw'
export const OURS = 'wxpipe'
/** Ours as another checkout of the repository builds it: `--beside`. */
export const BESIDE = 'wxpipe-beside'

export const contenders: readonly Contender[] = [
  { id: RAW, label: 'raw', hooks: false },
  { id: FLOOR, label: 'bounded raw', hooks: false },
  { id: 'sync-loop', label: 'hand-written loop', hooks: true },
  { id: OURS, label: 'wxpipe', package: '@wxpipe/core', hooks: true },
  { id: 'taro', label: 'Taro chain', package: '@tarojs/api', hooks: true },
  { id: 'wefetch', label: 'wefetch', package: 'wefetch', hooks: true },
  { id: 'luch-request', label: 'luch-request', package: 'luch-request', hooks: true },
  { id: 'uni-ajax', label: 'uni-ajax', package: 'uni-ajax', hooks: true },
  { id: 'axios', label: 'axios + wx adapter', package: 'axios', hooks: true },
  { id: 'axios-miniprogram', label: 'axios-miniprogram', package: 'axios-miniprogram', hooks: true },
  { id: 'alova', label: 'alova + wx adapter', package: 'alova', hooks: true },
  { id: 'flyio', label: 'flyio', package: 'flyio', hooks: true, needsTimers: true },
]

export const takesHooks = (id: string): boolean =>
  id === BESIDE || contenders.some((contender) => contender.id === id && contender.hooks)

export const needsTimers = (id: string): boolean =>
  contenders.some((contender) => contender.id === id && contender.needsTimers === true)

export const labelOf = (id: string): string => contenders.find((contender) => contender.id === id)?.label ?? id
