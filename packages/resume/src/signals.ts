// Waits for an event of the phone, with one host listener for all waits, and none if there are none.
import { type CancelSignal, startTimer } from '@wxpipe/core'

// biome-ignore lint/suspicious/noExplicitAny: what a listener is given differs between the typings' versions
type Listener = (event?: any) => void

/** The part of `wx` that resume listens to. If it is missing, requests are tried again from time to time. */
export interface ResumeHost {
  onAppShow?(listener: Listener): void
  offAppShow?(listener: Listener): void
  onNetworkStatusChange?(listener: Listener): void
  offNetworkStatusChange?(listener: Listener): void
}

/** Resolves to true when the event comes, to nothing after the given milliseconds or when the signal aborts. */
export type Wait = (milliseconds: number, signal: CancelSignal | undefined) => Promise<true | undefined>

/** Makes a function that returns the wait of a host: clients that share a plugin may have different hosts. */
export function createWaits(event: 'AppShow' | 'NetworkStatusChange'): (host: ResumeHost | undefined) => Wait {
  // Not kept on the host itself, which may be frozen, a proxy, or missing.
  const waits = new Map<ResumeHost | undefined, Wait>()
  return (host) => {
    if (waits.has(host)) return waits.get(host)!
    const waiting = new Set<(isEvent: true) => void>()
    const onEvent: Listener = (status) => {
      // Going offline is a network change, too, but not the one that is waited for.
      if (Object(status).isConnected !== false) for (const end of waiting) end(true)
    }
    const listen = (verb: 'on' | 'off') => {
      // Only adds a listener that can be removed again. A host that throws, or a missing one, is treated like one
      // without events.
      try {
        if (host![`off${event}`]) host![`${verb}${event}`]!(onEvent)
      } catch {}
    }
    const wait: Wait = (milliseconds, signal) =>
      new Promise((resolve) => {
        let stop = () => {}
        const end = (isEvent?: true) => {
          stop()
          waiting.delete(end)
          if (!waiting.size) listen('off')
          resolve(isEvent)
        }
        // Before this wait is added to `waiting`: some hosts call a new listener at once, without an event.
        if (!waiting.size) listen('on')
        waiting.add(end)
        // A signal that has aborted already ends the wait at once.
        stop = startTimer(milliseconds, signal, () => end())
      })
    waits.set(host, wait)
    return wait
  }
}
