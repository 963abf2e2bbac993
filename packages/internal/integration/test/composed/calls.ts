// The calls of a composed app: how each is made, and which outcomes are right for it.
import type { CacheRule } from '@wxpipe/cache'
import { type HttpError, type HttpResponse, isHttpError } from '@wxpipe/core'
import type { Ask, Name, Plan } from './plan.ts'
import type { Content, User } from './server.ts'
import type { Source } from './signals.ts'

/** A call that was begun. */
export interface Sent extends Source {
  readonly id: number
  readonly ask: Ask
  readonly began: number
  /** The plugins that it goes through. */
  readonly has: (name: Name) => boolean
  /** Who was logged in while it ran. */
  readonly users: Set<User>
  /** The page that it ends with. */
  readonly page: object | undefined
  settled: number
  outcome?: string
  /** What it was aborted with. */
  reason?: string
  /** The queue was cleared while it ran. */
  isCleared?: boolean
}

const methods = { get: 'GET', download: 'GET', stream: 'GET', put: 'PUT', post: 'POST', upload: 'POST' } as const
const folders = { get: 'k', put: 'k', post: 'k', upload: 'up', download: 'file', stream: 'feed' } as const
const methodOf = ({ kind }: Ask) => methods[kind]
const pathOf = ({ kind, key }: Ask) => `/${folders[kind]}${key}`
export const urlOf = (ask: Ask): string => `${origins[ask.isForeign ? 'foreign' : 'own']}${pathOf(ask)}`
const origins = { own: 'https://api.example.com', foreign: 'https://files.example.net' }

/** The options of the request; `has` tells which plugins are there for a file or a stream. */
export function requestOf(
  { ask, id, signal }: Pick<Sent, 'ask' | 'id' | 'signal'>,
  filePath: string,
  hear: () => void,
) {
  const { kind, key, options, timeout } = ask
  const extra = {
    upload: { upload: { filePath }, data: { key } },
    download: { download: true },
    stream: { stream: { onEvent: hear } },
    put: { data: { key } },
    post: { data: { key } },
    get: {},
  }[kind]
  const given = Object.fromEntries(
    Object.entries({ ...options, timeout, signal }).filter(([, value]) => value !== undefined),
  )
  return {
    ...given,
    ...extra,
    id,
    method: methodOf(ask),
    url: urlOf(ask),
  }
}

/** Whether the cache knows it by the rules of HTTP: what is kept by these is kept apart. */
export const usesHttp = ({ ask }: Sent, { options }: Plan): boolean =>
  !!{ ...options.cache, ...(ask.options['cache'] as CacheRule) }.http

/** Whether the cache looks at it, by its own rule and the plugin's. */
export function isCached({ ask, has }: Sent, { options }: Plan): boolean {
  const own = ask.options['cache'] as CacheRule | false | undefined
  const { ttl, staleWhileRevalidate, staleIfError, http }: CacheRule = { ...options.cache, ...(own || {}) }
  const isActive = ttl || staleWhileRevalidate || staleIfError || http
  return has('cache') && own !== false && ask.kind === 'get' && !!isActive
}

/** Whether a stale response may be given, and be renewed when nobody waits any more. */
export const mayRenew = ({ ask, has }: Sent, { options }: Plan): boolean =>
  has('cache') &&
  !!({ ...options.cache, ...(ask.options['cache'] as CacheRule) }.staleWhileRevalidate || options.cache?.['http'])

export const endsWithPage = ({ options, kind }: Ask): boolean =>
  (options['scope'] as boolean | undefined) ?? methodOf({ kind } as Ask) === 'GET'

/** Whether nothing may send it again that has not been refused. */
export function isOnce({ ask }: Sent): boolean {
  const { retry, resume } = ask.options
  const isSafe = methodOf(ask) !== 'POST'
  const isRepeated = typeof retry === 'number' ? retry > 0 : isSafe && retry !== false
  return !isRepeated && !(resume ?? isSafe)
}

/** The server's response, in its envelope or out of it. */
export const contentIn = ({ data }: HttpResponse): Content => (Object(data).data ?? data) as Content

/** What is wrong with a response. */
export function wrongResponse(sent: Sent, { path, user, isChanged }: Content, now: User): string | undefined {
  const { id, ask, users, reason } = sent
  if (reason) return `#${id} got a response after its abort`
  if (ask.kind === 'download' || ask.kind === 'stream') return undefined
  // Nobody's call becomes that of whoever is logged in when it goes on.
  const owner = [...users][0] || now
  if (path !== pathOf(ask)) return `#${id} got the response to ${path}`
  if (isChanged) return `#${id} got what another caller has changed`
  if (user && owner && user !== owner) return `#${id} of ${owner} got ${user}'s response`
  if (now && owner && now !== owner) return `#${id} of ${owner} got a response while ${now} was logged in`
  return undefined
}

/** What is wrong with a failure: its kind, a reason that is not its own, or a time that is not. */
export function wrongFailure(sent: Sent, error: unknown, plan: Plan, isPageOpen: boolean): string | undefined {
  const { id, ask, reason, users, has, isCleared } = sent
  const wrong = (why: string) => `#${id}: ${why}: ${Object(error).stack}`
  const { options } = ask
  if (!isHttpError(error)) return wrong('no error of the family')
  const { code, message, cause } = error as HttpError
  if (code === 'CONFIG') return /maxSends|domain list/.test(message) ? undefined : wrong('no mistake of the app')
  if (reason) return code === 'ABORT' && cause === reason ? undefined : wrong('not its abort')
  if (code === 'ABORT') {
    // Another user's by now, or nobody's when it had a token already.
    const isAnothers = users.size > 1
    const { dedupe = `${plan.options.dedupe?.['methods']}`.includes(methodOf(ask)) } = options
    // A shared write is not sent again where the user of the first has changed.
    const isShared = dedupe && /equal request in flight/.test(message)
    const isDouble = has('dedupe') && (isShared || /reject|latest/.test(`${dedupe}`))
    // A refresh that others have begun has ended so, or the send of an equal request, of which a hook may tell late.
    if (/the refresh could not be done/.test(message)) return undefined
    if (/cleared from the queue/.test(message) && has('dedupe')) return undefined
    const isRight = !isPageOpen || isAnothers || isDouble || isCleared || (has('login-redirect') && plan.waitsForLogin)
    return isRight ? undefined : wrong('nobody has aborted it')
  }
  const [, waited] = /waited (\d+) ms in the queue/.exec(message) ?? []
  const { maxWait = plan.options.queue?.['maxWait'] } = Object(options['queue']) as { maxWait?: number }
  if (waited && Number(waited) !== maxWait) return wrong(`it may wait ${maxWait}`)
  const [, total] = /deadline of (\d+) ms/.exec(message) ?? []
  if (total && Number(total) !== (options['deadline'] ?? plan.options.deadline?.['total']))
    return wrong('not its deadline')
  return undefined
}
