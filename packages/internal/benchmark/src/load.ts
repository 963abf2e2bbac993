// Loads a contender's bundle into this realm or into a fresh context, with the fake host as wx and uni
import { readFileSync } from 'node:fs'
import { type Context, createContext, Script } from 'node:vm'
import type { ContenderModule } from './contender.ts'
import { bundlePath, type Flavour } from './paths.ts'

const GLOBAL = 'contender'

export const sourceOf = (id: string, flavour: Flavour): string => readFileSync(bundlePath(id, flavour), 'utf8')

/** What Node has and a Mini Program's engine has not: a client must not be seen to need it, nor be helped by it. */
const NODE_ONLY =
  'AbortController AbortSignal Blob BroadcastChannel Buffer Event EventTarget FormData Headers MessageChannel Request ' +
  'Response TextDecoder TextEncoder URL URLSearchParams WebSocket atob btoa crypto fetch global navigator performance ' +
  'process queueMicrotask setImmediate structuredClone'

export const leaveOnlyTheBareEngine = (): void => {
  for (const name of NODE_ONLY.split(' ')) Reflect.deleteProperty(globalThis, name)
}

/** In this realm, so that the figures hold no crossing between contexts. */
export const loadHere = <T = ContenderModule>(id: string, host: object, flavour: Flavour = 'full'): T => {
  Object.assign(globalThis, { wx: host, uni: host })
  new Script(sourceOf(id, flavour), { filename: `${id}.js` }).runInThisContext()
  return Reflect.get(globalThis, GLOBAL)
}

/** As bare as a Mini Program's engine: the language, timers and the console. */
export const bareContext = (host: object, more: object = {}): Context =>
  createContext({ wx: host, uni: host, setTimeout, clearTimeout, console, ...more })

export const loadIn = (context: Context, source: string): ContenderModule => {
  new Script(source).runInContext(context)
  return context[GLOBAL]
}
