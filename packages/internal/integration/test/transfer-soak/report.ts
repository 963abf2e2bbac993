// What the soak of files and streams reports.

export interface Report {
  /** Of 200: `stored`, and told so; `failed` without a key that would make a repetition safe; the rest `aborted` on purpose. */
  readonly uploads: Readonly<Record<'stored' | 'failed' | 'aborted', number>>
  /** Fetched again, and equal to what was sent. */
  readonly downloads: number
  /** Of 50: told to the end, or `aborted` on purpose. */
  readonly streams: Readonly<Record<'told' | 'aborted', number>>
  /** Events that listeners were told. */
  readonly events: number
  /** How often a stream broke off in its middle and was gone on with, and how often another failure was begun anew. */
  readonly brokeOff: number
  readonly begunAnew: number
  /** What ended as nothing should, in words. */
  readonly lost: readonly string[]
  /** What was told out of its order, a second time, or after the call had ended. */
  readonly wrong: readonly string[]
  readonly server: ServerReport
  /** What is there when nothing runs. */
  readonly left: Readonly<Record<'timers' | 'listeners' | 'slots' | 'inFlight', number>>
  /** Files that nobody asked for. */
  readonly strayFiles: readonly string[]
  /** The most that were at the host at once. */
  readonly most: number
}

export interface ServerReport {
  /** Uploads that were stored more often than once, or not as they were sent. */
  readonly twice: readonly number[]
  readonly damaged: readonly number[]
  /** Uploads that are stored. */
  readonly stored: number
  /** Repetitions that were known by their key. */
  readonly repeated: number
  /** Nonces of signatures that came a second time. */
  readonly nonces: number
  readonly refused: number
  readonly refreshes: number
  /** Connections broken before a response, in the middle of one, and those that fell silent. */
  readonly broken: number
  readonly cut: number
  readonly silent: number
}
