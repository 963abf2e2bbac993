// The calls of that app: how each is made, and which failures are right for it.
import type { Client, HttpError } from '@wxpipe/core'
import { isHttpError } from '@wxpipe/core'
import { type PageState, paged, track } from '@wxpipe/page-state'
import type { countedSource } from '@wxpipe/test-support'
import type { Page } from '@wxpipe/testing'
import type { Ask, Plan } from './plan.ts'

/** A call that was begun. */
export interface Sent {
  readonly id: number
  readonly ask: Ask
  readonly source: ReturnType<typeof countedSource>
  readonly page: Page | undefined
  settled: number
  outcome?: string
  isAborted?: boolean
  /** Everything was aborted, or the line was cleared, while it ran. */
  isSwept?: boolean
  /** The user has changed while it ran. */
  isAnothers?: boolean
}

const paths = {
  ...({ get: 'thing', track: 'thing', put: 'thing', post: 'order', upload: 'up', download: 'file' } as const),
  ...({ stream: 'feed', list: 'list', more: 'list' } as const),
}
const methods = { upload: 'POST', post: 'POST', put: 'PUT' } as const

/** The plugin that knows each option. */
const owners: { readonly [option: string]: string } = {
  ...({ login: 'login-redirect', scope: 'page-scope', retry: 'retry', resume: 'resume', cache: 'cache' } as const),
  ...({ dedupe: 'dedupe', queue: 'queue', loading: 'loading', toast: 'toast', deadline: 'deadline' } as const),
}

export const methodOf = ({ kind }: Ask): string => (methods as { [kind: string]: string })[kind] ?? 'GET'

/** The options of the request, without those of plugins that are not there. */
export function requestOf({ id, ask, source }: Sent, plan: Plan, filePath: string, hear: () => void) {
  const { kind, key, hasSignal, options } = ask
  const isKnown = (name: string) => !owners[name] || (plan.plugins as readonly string[]).includes(owners[name]!)
  const given = Object.entries(options).filter(([name, value]) => value !== undefined && isKnown(name))
  const isPublic = options['auth'] === false && kind === 'get'
  const method = methodOf(ask)
  return {
    ...Object.fromEntries(given),
    ...(hasSignal && { signal: source.signal }),
    ...(kind === 'upload' && { upload: { filePath } }),
    ...(kind === 'download' && { download: true }),
    ...(kind === 'stream' && { stream: { onEvent: hear } }),
    ...(method !== 'GET' && { data: { key } }),
    id,
    method,
    url: `${isPublic ? 'public' : paths[kind]}/${key}`,
  }
}

const bodyOf = (data: unknown) => (Object(data).data ?? data) as never

/** Sends it. @returns a promise that tells of the call itself, and one of the page that shows it */
export function begin(client: Client, sent: Sent, options: object): { call: Promise<unknown>; shown?: Promise<void> } {
  const { kind } = sent.ask
  const page = sent.page as never
  let call: Promise<unknown> | undefined
  const ask = (more: object = {}) => {
    const response = client.request({ ...options, ...more } as never)
    call = response
    return response.then(({ data }) => bodyOf(data))
  }
  // The login page shows nothing of the kind.
  if (!sent.page?.data['thing'] || !/track|list|more/.test(kind)) return { call: client.request(options as never) }
  if (kind === 'track') {
    const shown = track(page, 'thing' as never, ask)
    return { call: call!, shown }
  }
  const list = paged<string, 'list'>('list', (pageNo) => ask({ query: { pageNo } }).then(listIn), {
    key: (item) => item,
  })
  const shown = kind === 'list' ? list.refresh(page) : list.more(page)
  return { call: call!, shown }
}

/** What is no list is a mistake in this app's code, not in the library's. */
const listIn = (data: unknown): string[] => (Array.isArray(data) ? data : [])

/** What a page shows. */
export const statesOf = ({ data }: Page): string[] =>
  Object.values(data as { [name: string]: PageState<unknown> }).map(({ state }) => state)

/** Whether nothing may send it again that has not been refused. */
export function isOnce({ ask: { kind, options } }: Sent, has: (name: string) => boolean): boolean {
  const isAgain = (has('retry') && Number(options['retry']) > 0) || (has('resume') && options['resume'] === true)
  return (kind === 'post' || kind === 'upload') && !isAgain
}

/** What is wrong with a failure, if anything is. */
export function wrongFailure(
  sent: Sent,
  error: unknown,
  { plugins, options }: Plan,
  isPageOpen: boolean,
): string | undefined {
  const { id, ask, isAborted, isSwept, isAnothers } = sent
  const wrong = (why: string) => `#${id} ${ask.kind}: ${why}: ${Object(error).stack}`
  if (!isHttpError(error)) return wrong('no error of the family')
  const { code, message } = error as HttpError
  if (code === 'CONFIG') return /maxSends|domain list/.test(message) ? undefined : wrong('no mistake of the app')
  if (isAborted && code !== 'ABORT') return wrong('not its abort')
  if (code !== 'ABORT') return undefined
  const { dedupe = `${options['dedupe']?.['methods']}`.includes(methodOf(ask)) } = ask.options
  // A shared write is not sent again where the user of the first has changed.
  const isShared = dedupe && /equal request in flight/.test(message)
  const isDouble = plugins.includes('dedupe') && (isShared || /reject|latest/.test(`${dedupe}`))
  const waits = plugins.includes('login-redirect') && options['login-redirect']?.['whileLoggingIn']
  const isRight =
    isAborted || isSwept || isAnothers || isDouble || !isPageOpen || (waits && /page is gone/.test(message))
  // A refresh that others have begun has ended so.
  return isRight || /the refresh could not be done/.test(message) ? undefined : wrong('nobody has aborted it')
}
