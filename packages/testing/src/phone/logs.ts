// What the app has logged through wx's two log managers, and what WeChat's limits leave of it.
import { sizeOf as bytes } from '../calls/bytes.ts'
import { invokeSync } from '../calls/invoke.ts'
import { type Pages, pathOf } from '../pages/page-stack.ts'
import { isSince } from '../state/base-library.ts'
import type { Context } from '../state/context.ts'
import type { LogManager, RealtimeLogManager } from '../wx/logs.ts'

/** One call of a log manager. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'log' | 'warn' | 'error'
  readonly args: readonly unknown[]
  /** Bytes of its arguments as text. */
  readonly size: number
  /** Whether it exceeded a limit, so that WeChat has dropped it. */
  readonly isDropped: boolean
}

/** What the real-time log sends for one visit of a page, from its `onShow` to its `onHide`. */
export interface LoggedVisit {
  /** The page's route; `''` before any page is open. */
  readonly page: string
  /** The filters by which the visit can be found. */
  readonly filters: readonly string[]
  readonly lines: readonly LogLine[]
}

/** What the app has logged. */
export interface Logs {
  /** Through `wx.getLogManager()`, the oldest first. */
  readonly local: readonly LogLine[]
  /** Through `wx.getRealtimeLogManager()`, the oldest visit first. */
  readonly realtime: readonly LoggedVisit[]
}

const KB = 1_024
// Official pages of LogManager and wx.getLogManager.
const LOCAL = { call: 100 * KB, all: 5 * KB * KB }
// Official guide to the real-time log: the limits of one visit.
const REALTIME = { size: 5 * KB, lines: 200, filters: KB }

const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)))
const total = (lines: readonly LogLine[]) => lines.reduce((sum, { size, isDropped }) => sum + (isDropped ? 0 : size), 0)

type Visit = { page: string; filters: string[]; lines: LogLine[]; readonly number: number }

export function createLogs(context: Context, pages: Pages) {
  let local: LogLine[] = []
  let realtime: Visit[] = []
  let visits = new WeakMap<object, Visit>()
  let chosen: object | undefined
  const nobody = {}

  const lineOf = (level: LogLine['level'], args: readonly unknown[], fits: (size: number) => boolean): LogLine => {
    const size = bytes(args.map(textOf).join(' '))
    return { level, args, size, isDropped: !fits(size) }
  }
  const toLocal =
    (level: LogLine['level']) =>
    (...args: unknown[]) => {
      local.push(lineOf(level, args, (size) => size <= LOCAL.call))
      while (total(local) > LOCAL.all) local.shift()
    }

  const visit = (): Visit => {
    const page = chosen ?? pages.stack[pages.stack.length - 1]
    const known = visits.get(page ?? nobody)
    // A page that is not on top does not begin a new visit.
    if (known && (chosen || known.number === pages.visits)) return known
    const made: Visit = { page: page ? pathOf(page as never) : '', filters: [], lines: [], number: pages.visits }
    realtime.push(made)
    visits.set(page ?? nobody, made)
    return made
  }
  const kept = () => visit().lines.filter(({ isDropped }) => !isDropped)
  const toRealtime =
    (level: LogLine['level']) =>
    (...args: unknown[]) => {
      const before = kept()
      const fits = (size: number) => before.length < REALTIME.lines && total(before) + size <= REALTIME.size
      visit().lines.push(lineOf(level, args, fits))
    }
  const filter = (filters: string[]) => {
    if (filters.reduce((sum, one) => sum + bytes(one), 0) <= REALTIME.filters) visit().filters = filters
  }

  const logManager: LogManager = {
    debug: toLocal('debug'),
    info: toLocal('info'),
    log: toLocal('log'),
    warn: toLocal('warn'),
  }
  const realtimeManager: RealtimeLogManager = {
    info: toRealtime('info'),
    warn: toRealtime('warn'),
    error: toRealtime('error'),
    setFilterMsg: (message) => filter([message]),
    addFilterMsg: (message) => filter([...visit().filters, message]),
    in(page) {
      chosen = page
    },
    getCurrentState: () => ({
      size: total(kept()),
      maxSize: REALTIME.size,
      logCount: kept().length,
      maxLogCount: REALTIME.lines,
    }),
  }
  const sync = <R>(api: string, options: unknown, value: R) => invokeSync(context, api, options, () => value)

  return {
    get shown(): Logs {
      return { local: [...local], realtime: realtime.map(({ number, ...seen }) => seen) }
    },
    clear() {
      local = []
      realtime = []
      visits = new WeakMap()
      chosen = undefined
    },
    api: {
      ...(isSince(context, '2.1.0') && {
        getLogManager: (options?: { level?: number }) => sync('getLogManager', options, logManager),
      }),
      ...(isSince(context, '2.7.1') && {
        getRealtimeLogManager: () => sync('getRealtimeLogManager', undefined, realtimeManager),
      }),
    },
  }
}
