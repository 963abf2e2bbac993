// One call that waits for the login: until it is completed or cancelled, the time is over, or the call is aborted.
import { type HttpRequest, longestDelay } from '@wxpipe/core'
import type { LoginState, WaitOutcome } from './login-state.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** Waits for the login for so many milliseconds; leaves no timer and no listener behind. */
export function waitForLogin(
  { waiting }: LoginState,
  { signal }: HttpRequest,
  milliseconds: number,
): Promise<WaitOutcome> {
  return new Promise((resolve) => {
    const end = (outcome: WaitOutcome) => {
      waiting.delete(end)
      clearTimeout(timer)
      if (signal) signal.removeEventListener('abort', giveUp)
      resolve(outcome)
    }
    const giveUp = () => end('give up')
    const timer = setTimeout(giveUp, Math.min(milliseconds, longestDelay))
    if (signal) signal.addEventListener('abort', giveUp)
    waiting.add(end)
  })
}
