// The content of a page: whether it is loading, ready, or why it has failed; the newest load wins.
import { isHttpError } from '@wxpipe/core'
import { wordsFor } from 'meetup'
import { useCallback, useEffect, useRef, useState } from 'react'

export interface Loaded<T> {
  readonly state: 'loading' | 'ready' | 'failed' | 'signed-out'
  readonly data?: T
  /** What the user reads if there is nothing to show. */
  readonly words: string
}

/** @returns what to show; `load`, which loads it again; `change`, for what the page knows before the server says so */
export function useLoaded<T>(read: () => Promise<T>) {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading', words: '' })
  const newest = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what `read` closes over is the page's query, which never changes
  const load = useCallback(async () => {
    const mine = ++newest.current
    // The old content stays until the new one arrives.
    setLoaded((before) => (before.state === 'ready' ? before : { state: 'loading', words: '' }))
    try {
      const data = await read()
      if (mine === newest.current) setLoaded({ state: 'ready', data, words: '' })
    } catch (error) {
      // Leaving the page has ended its reads.
      if (mine !== newest.current || isHttpError(error, 'ABORT')) return
      const state = isHttpError(error, 'AUTH_EXPIRED') ? 'signed-out' : 'failed'
      setLoaded({ state, words: wordsFor(error) })
    }
  }, [])

  const change = useCallback((next: (data: T) => T) => {
    setLoaded((before) => (before.data === undefined ? before : { ...before, data: next(before.data) }))
  }, [])

  useEffect(() => {
    void load()
    return () => {
      newest.current += 1
    }
  }, [load])

  return { ...loaded, load, change }
}
