// The log managers of wx, as the app sees them.

/** `wx.getLogManager()`: what a user may send along with a feedback. */
export interface LogManager {
  debug(...args: unknown[]): void
  info(...args: unknown[]): void
  log(...args: unknown[]): void
  warn(...args: unknown[]): void
}

/** `wx.getRealtimeLogManager()`: what is sent for each visit of a page. */
export interface RealtimeLogManager {
  info(...args: unknown[]): void
  warn(...args: unknown[]): void
  error(...args: unknown[]): void
  /** What the visit can be found by; replaces what was there. */
  setFilterMsg(message: string): void
  addFilterMsg(message: string): void
  /** From now on logs belong to this page. */
  in(page: object): void
  getCurrentState(): { size: number; maxSize: number; logCount: number; maxLogCount: number }
}
