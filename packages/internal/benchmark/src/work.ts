// What a request is made of in each row of the tables: its hooks, its call, how base and path are spelt
import type { Client } from './contender.ts'

/**
 * `none`: every hook returns what it gets. `one`, `all`: so do the response hooks; one request hook, or each, sets a header.
 * `real`: what an app's hooks do. The request's are the token, the app's version and a hook that has nothing to do here; the
 * response's, as many: nothing to do, the business code, nothing to do.
 */
export type HookKind = 'none' | 'one' | 'all' | 'real'

export interface Work {
  /** Request hooks and as many response hooks. */
  readonly hooks: number
  readonly kind: HookKind
  readonly call: keyof Client
}

const returning = (hooks: number): Work => ({ hooks, kind: 'none', call: 'get' })
const real = (call: keyof Client): Work => ({ hooks: 3, kind: 'real', call })

export const works = {
  '0 hooks': returning(0),
  '3+3': returning(3),
  '20+20': returning(20),
  '100+100': returning(100),
  '20+20, one sets a header': { hooks: 20, kind: 'one', call: 'get' },
  '20+20, each sets a header': { hooks: 20, kind: 'all', call: 'get' },
  'real 3+3': real('get'),
  'real 3+3, query': real('search'),
  'real 3+3, POST': real('post'),
  'real 3+3, own header': real('getWith'),
} as const satisfies Record<string, Work>

export type WorkName = keyof typeof works

export const workOf = (name: WorkName): Work => works[name]

const ORIGIN = 'https://api.example.com'
/** Every contender must arrive at this URL. */
export const URL_ASKED = `${ORIGIN}/api/activities/1`

interface Spelling {
  readonly baseURL: string
  readonly path: string
}

/** The one that every client joins in the quickest way. */
export const PLAIN: Spelling = { baseURL: `${ORIGIN}/api/`, path: 'activities/1' }
const slashed: Spelling = { baseURL: `${ORIGIN}/api`, path: '/activities/1' }

/** Real apps spell base and path either way: real work takes turns. */
export const spellingsOf = ({ kind }: Work): readonly Spelling[] => (kind === 'real' ? [PLAIN, slashed] : [PLAIN])

/** As long as the session tokens of most back ends; read anew for each request, as from the app's store. */
const session = { token: '6f1c0a52e8b94d7c93d5a1f07be2486c' }
export const token = () => session.token
export const CLIENT_VERSION = '1.4.0'
/** What the business code says when all is well. */
export const WELL = '10000'

/** New objects for each call, as an app writes them. */
export const query = () => ({ pageNo: 1, keyword: '羽毛球' })
export const body = () => ({ title: '羽毛球', limit: 8 })
export const ownHeader = () => ({ 'x-trace-id': 'a81f' })

export const ask: { readonly [Call in keyof Client]: (client: Client, path: string) => Promise<unknown> } = {
  get: (client, path) => client.get(path),
  search: (client, path) => client.search(path, query()),
  post: (client, path) => client.post(path, body()),
  getWith: (client, path) => client.getWith(path, ownHeader()),
}
