// The log managers of wx, as the app sees them.

/** `wx.getLogManager()`: the log that a user may send with their feedback. */
export interface LogManager {
  debug(...args: unknown[]): void
  info(...args: unknown[]): void
  log(...args: unknown[]): void
  warn(...args: unknown[]): void
}

/** `wx.getRealtimeLogManager()`: the log that is sent for each visit to a page. */
export interface RealtimeLogManager {
  info(...args: unknown[]): void
  warn(...args: unknown[]): void
  error(...args: unknown[]): void
  /** Sets the filter by which the visit can be found; replaces the earlier ones. */
  setFilterMsg(message: string): void
  addFilterMsg(message: string): void
  /** From now on logs belong to this page. */
  in(page: object): void
  getCurrentState(): { size: number; maxSize: number; logCount: number; maxLogCount: number }
}
