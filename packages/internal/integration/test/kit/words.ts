// What the user may be told: each failure in its words, once; nothing of what was repaired, or was nobody's failure.

import { type AnyHttpError, isHttpError } from '@wxpipe/core'
import { businessOf } from '@wxpipe/envelope'
import type { Surroundings } from '../extras.ts'
import type { Sent } from '../requests.ts'

// As the kit's toast has it.
const duration = 2_000
// A long wait passes in steps, and a promise is heard at the end of one: 31 s pass in 25.
const step = 1_240
const silent = ['ABORT', 'AUTH_EXPIRED']

/** The words for a failure: the server's own, or else its code. */
export const wordsOf = (error: AnyHttpError): string => businessOf(error)?.message || error.code

export function watchWords({ wx, broken }: Surroundings) {
  /** When each of the words was shown last. */
  const shownAt = new Map<string, number>()
  /** Shown in this moment, and no call has failed with them yet. */
  const open = new Set<string>()
  const isFresh = (words: string, late = 0) => Date.now() - (shownAt.get(words) ?? -1e9) < duration + late
  const { showToast } = wx
  wx.showToast = ((options: { title: string }) => {
    const { title } = options
    if (isFresh(title)) broken.push(`"${title}" is shown twice`)
    shownAt.set(title, Date.now())
    open.add(title)
    return showToast(options)
  }) as typeof showToast

  return {
    /** One for each of the words that may not be shown again yet. */
    timers: () => [...shownAt.keys()].filter((words) => isFresh(words)).length,
    failed({ id, ask }: Sent, error: unknown) {
      const { toast } = ask as { toast?: boolean | string }
      if (!isHttpError(error) || silent.includes(error.code) || toast === false) return
      const words = typeof toast === 'string' ? toast : wordsOf(error)
      open.delete(words)
      if (!isFresh(words, step)) broken.push(`#${id}: nobody is told "${words}"`)
    },
    look() {
      for (const words of open) broken.push(`"${words}" is shown, and no call has failed with it`)
      open.clear()
    },
  }
}
