// The constants of the core; times are in milliseconds. This file has no imports: bundlers inline its values.

/**
 * WeChat's default timeout, and its maximum, in milliseconds
 * (https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html).
 */
export const hostTimeout = 60_000
/** How often the watchdog checks the sends in progress. */
export const tick = 1_000
/** In a stopped call, whatever a hook still begins fails: the first time at once, later after this delay. */
export const refusalDelay = 100
/** The longest delay of a timer, which is stored in 31 bits: a longer one would fire at once. */
export const longestDelay = 0x7fffffff
/** How deep calls may be nested. A hook that sends through its own client runs for that request, too, and so on. */
export const maxDepth = 10
/**
 * How many waits for the `request` hook of one interceptor may begin while none ends. This catches hooks that begin
 * calls without end after a promise, where the nesting cannot be detected.
 */
export const maxWaits = 10_000
