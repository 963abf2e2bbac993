// Waits for the app to show or the network to come back, with one host listener for all, and none when nobody waits.
import type { CancelSignal } from '@wxpipe/core'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** The part of `wx` that resume listens to. */
export interface ResumeHost {
  onAppShow(listener: () => void): void
  offAppShow(listener: () => void): void
  // biome-ignore lint/suspicious/noExplicitAny: result types differ between the typings' versions
  onNetworkStatusChange(listener: (status: any) => void): void
  // biome-ignore lint/suspicious/noExplicitAny: as above
  offNetworkStatusChange(listener: (status: any) => void): void
}

declare const wx: ResumeHost

export interface Signals {
  /** Resolves to true when it comes, to false after so many milliseconds or when the signal trips. */
  wait(what: 'show' | 'network', milliseconds: number, signal: CancelSignal | undefined): Promise<boolean>
}

export function createSignals(given?: ResumeHost): Signals {
  const waiting = { show: new Set<() => void>(), network: new Set<() => void>() }
  const tell = (what: 'show' | 'network') => {
    for (const come of Array.from(waiting[what])) come()
  }
  const onShow = () => tell('show')
  const onNetwork = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) tell('network')
  }
  const listen = (what: 'show' | 'network', isOn: boolean) => {
    const host = given || wx
    if (what === 'show') host[isOn ? 'onAppShow' : 'offAppShow'](onShow)
    else host[isOn ? 'onNetworkStatusChange' : 'offNetworkStatusChange'](onNetwork)
  }

  return {
    wait: (what, milliseconds, signal) =>
      new Promise((resolve) => {
        const end = (came: boolean) => {
          clearTimeout(timer)
          if (signal) signal.removeEventListener('abort', leave)
          if (waiting[what].delete(come) && !waiting[what].size) listen(what, false)
          resolve(came)
        }
        const come = () => end(true)
        const leave = () => end(false)
        const timer = setTimeout(leave, milliseconds)
        if (signal) signal.addEventListener('abort', leave)
        waiting[what].add(come)
        if (waiting[what].size === 1) listen(what, true)
      }),
  }
}
