// An app of any plugins: what each is made with, and what the app adds of its own.
import { type CachePlugin, cache, memoryStore, storageStore } from '@wxpipe/cache'
import {
  anySignal,
  type Client,
  createCancelSource,
  createClient,
  type Interceptor,
  type Plugin,
  withRequest,
} from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { envelope } from '@wxpipe/envelope'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { coolDown, queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { signing } from '@wxpipe/signing'
import { stream } from '@wxpipe/stream'
import type { Wx } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { transfer } from '@wxpipe/transfer'
import { validation } from '@wxpipe/validation'
import type { Hook, Name, Plan } from './plan.ts'
import type { Issued } from './server.ts'
import type { Session } from './session.ts'

export const baseURL = 'https://api.example.com/'

/** Options without those that are undefined. */
const given = (options: object = {}): object =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

/** Every plugin, whether the plan has it or not. */
export function createPlugins({ options, store }: Plan, session: Session) {
  const of = (name: Name) => given(options[name]) as never
  return {
    'page-scope': pageScope(),
    'login-redirect': loginRedirect(session),
    deadline: deadline(of('deadline')),
    loading: loading(of('loading')),
    transfer: transfer(of('transfer')),
    stream: stream(of('stream')),
    cache: cache({
      ...given(options.cache),
      store: store === 'memory' ? memoryStore() : storageStore(),
    }) as CachePlugin,
    dedupe: dedupe(of('dedupe')),
    retry: retry(of('retry')),
    resume: resume(of('resume')),
    'token-refresh': tokenRefresh<Issued>(session),
    queue: queue({ ...given(options.queue), coolDown }),
    'token-injection': tokenInjection(session),
    envelope: envelope({ success: ['0'] }),
    'token-expiry': tokenExpiry(session),
    'idempotency-key': idempotencyKey(),
    signing: signing({ sign: ({ nonce }) => ({ 'X-Nonce': nonce }) }),
    validation: validation(),
  }
}

export type Plugins = ReturnType<typeof createPlugins>

const later = (ms: number) => (ms ? new Promise<void>((done) => setTimeout(done, ms)) : Promise.resolve())

/** What the app itself does at this place. */
function hookOf({ order, does, ms }: Hook, at: number): Interceptor {
  const hooks: { readonly [does in Hook['does']]: Partial<Interceptor> } = {
    waits: { request: (request) => later(ms).then(() => request) },
    'waits back': { response: (response) => later(ms).then(() => response) },
    'waits after errors': {
      error: (error) =>
        later(ms).then(() => {
          throw error
        }),
    },
    'runs next': { request: (request, next) => next(request) },
    'joins a signal': {
      request: (request) => withRequest(request, { signal: anySignal(request.signal, createCancelSource().signal) }),
    },
  }
  return { name: `hook ${at}`, order, ...hooks[does] }
}

export function createApp(
  plan: Plan,
  wx: Wx,
  plugins: Plugins,
  session: Session,
  outermost: Interceptor,
  innermost: Interceptor,
): Client {
  const client = createClient({
    host: wx,
    baseURL,
    timeout: 2_000,
    maxSends: plan.maxSends,
    account: () => session.user,
  }).use(outermost)
  for (const [at, hook] of plan.hooks.entries()) client.use(hookOf(hook, at))
  for (const name of plan.plugins) client.use(plugins[name] as Plugin)
  return client.use(innermost)
}
