// Waits for one of the phone's events, with one host listener for all who wait, and none when nobody does.
import { type CancelSignal, startTimer } from '@wxpipe/core'

// biome-ignore lint/suspicious/noExplicitAny: what a listener is given differs between the typings' versions
type Listener = (event?: any) => void

/** The part of `wx` that resume listens to; where it is missing, requests are tried again from time to time. */
export interface ResumeHost {
  onAppShow?(listener: Listener): void
  offAppShow?(listener: Listener): void
  onNetworkStatusChange?(listener: Listener): void
  offNetworkStatusChange?(listener: Listener): void
}

/** Resolves to true when the event comes, to false after so many milliseconds or when the signal aborts. */
export type Wait = (milliseconds: number, signal: CancelSignal | undefined) => Promise<boolean>

// Stands for no host at all.
const none = {}

/** Makes what gives each host a wait of its own: clients that share a plugin may have different hosts. */
export function createWaits(event: 'AppShow' | 'NetworkStatusChange'): (host: object | undefined) => Wait {
  // Not kept on the host itself, which may be frozen or a proxy.
  const waits = new WeakMap<object, Wait>()
  return (host = none) => {
    const wait = waits.get(host) || createWait(event, host)
    waits.set(host, wait)
    return wait
  }
}

function createWait(event: 'AppShow' | 'NetworkStatusChange', host: ResumeHost): Wait {
  const waiting = new Set<() => void>()
  const onEvent: Listener = (status) => {
    // Going offline is a change of the network as well.
    if (Object(status).isConnected !== false) for (const come of waiting) come()
  }
  const listen = (verb: 'on' | 'off') => {
    // What could not be taken off again is not put on. A host that throws is looked at from time to time, as one without events.
    try {
      if (host[`off${event}`]) host[`${verb}${event}`]!(onEvent)
    } catch {}
  }

  return (milliseconds, signal) =>
    new Promise((resolve) => {
      const end = (came: boolean) => {
        if (waiting.delete(come) && !waiting.size) listen('off')
        resolve(came)
      }
      const come = () => {
        stop()
        end(true)
      }
      // Before it waits: what a host tells as soon as it is listened to is no event.
      if (!waiting.size) listen('on')
      waiting.add(come)
      // Tripped already, the signal ends it at once.
      const stop = startTimer(milliseconds, signal, () => end(false))
    })
}
