// The numbers of the core, in milliseconds where they are times. A file without imports: bundlers put its values in place.

/** WeChat's own default for an answer, and its maximum. */
export const hostTimeout = 60_000
/** How often the watchdog looks at what is being sent. */
export const tick = 1_000
/** In a call that is stopped, what a hook begins is refused: at once the first time, after this delay from then on. */
export const refusalDelay = 100
/** The longest delay of a timer: it holds 31 bits, and one that is longer fires at once. */
export const longestDelay = 0x7fffffff
/** How many calls may be nested. A hook that sends through its own client runs for that request, too, and so on without end. */
export const maxDepth = 10
/**
 * How many waits for the `request` hook of one interceptor may begin while none ends. It finds hooks that begin calls without end
 * after a promise: there the nesting cannot be seen.
 */
export const maxWaits = 10_000
