// Failed calls as lines of WeChat's realtime log, which developers read in the Mini Program's back office (小程序后台 → 开发管理 → 运维中心).
import { pageKey, pagesOf } from '@wxpipe/core'
import { bytesOf } from './bytes.ts'
import type { Inspector } from './inspector.ts'
import { rowOf } from './rows.ts'

interface LogHost {
  getRealtimeLogManager?(): { error(line: string): void }
}

/** Maximum characters of a line: Douyin accepts 256. */
const maxLine = 250
/**
 * Maximum bytes for one visit to a page: WeChat accepts 5 KB and 200 lines, and the app may log lines of its own. A
 * line has at least 24 bytes, so these bytes never hold 200 lines.
 */
const maxBytes = 4_000

/**
 * Writes each failed call as one line to the host's realtime log, within its limits. Where the host has no such log, nothing is
 * written.
 * @returns a function that stops it
 * @example realtimeLog(inspector)
 */
export function realtimeLog(inspector: Inspector): () => void {
  let visit = ''
  let bytes = 0
  return inspector.subscribe((call) => {
    if (call.outcome !== 'failed') return
    const { host } = inspector
    const { getRealtimeLogManager } = Object(host) as LogHost
    if (!getRealtimeLogManager) return
    const pages = pagesOf(host) || []
    const [top] = pages.slice(-1)
    const key = top ? pageKey(top, pages.length) : ''
    if (key !== visit) {
      visit = key
      bytes = 0
    }
    const { method, path, statusCode, duration, sends } = rowOf(call)
    const { name, code, message } = call.error!
    const line = `${method} ${path} ${statusCode} ${duration} ms, ${sends} sent: ${code || name} ${message}`.slice(
      0,
      maxLine,
    )
    bytes += bytesOf(line)
    if (bytes <= maxBytes) getRealtimeLogManager.call(host).error(line)
  })
}
