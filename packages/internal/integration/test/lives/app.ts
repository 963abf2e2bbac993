// The app: the plugins of the plan, with its options, in the plan's order of `use`.
import { type CachePlugin, cache, memoryStore, storageStore } from '@wxpipe/cache'
import { type Client, createClient, type Interceptor, type Plugin } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { envelope } from '@wxpipe/envelope'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { mock } from '@wxpipe/mock'
import { pageScope } from '@wxpipe/page-scope'
import { coolDown, queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { signing } from '@wxpipe/signing'
import { stream } from '@wxpipe/stream'
import type { Wx } from '@wxpipe/testing'
import { type ToastOptions, toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { transfer } from '@wxpipe/transfer'
import { validation } from '@wxpipe/validation'
import { abortable, abortableBehindCache } from '../abort-all/recipe.ts'
import type { Optional, Plan } from './plan.ts'
import type { Session } from './session.ts'

export const baseURL = 'https://api.example.com/'

/** Every plugin, whether the plan has it or not. */
export function createPlugins({ options, store, knowsToken }: Plan, session: Session, words: ToastOptions['words']) {
  const of = (name: Optional) =>
    Object.fromEntries(Object.entries(options[name] ?? {}).filter(([, value]) => value !== undefined)) as never
  const { isPolite, ...ofQueue } = of('queue') as { isPolite: boolean }
  const { getToken, ...withoutToken } = session
  return {
    'page-scope': pageScope(),
    'login-redirect': loginRedirect(knowsToken ? session : withoutToken),
    deadline: deadline(of('deadline')),
    loading: loading(of('loading')),
    toast: toast({ ...(of('toast') as object), words }),
    cache: cache({
      ...(of('cache') as object),
      store: store === 'memory' ? memoryStore() : storageStore(),
    }) as CachePlugin,
    dedupe: dedupe(of('dedupe')),
    retry: retry(of('retry')),
    resume: resume(of('resume')),
    'token-refresh': tokenRefresh(session),
    queue: queue({ ...ofQueue, ...(isPolite && { coolDown }) }),
    'idempotency-key': idempotencyKey(),
    signing: signing({ sign: ({ nonce }) => ({ 'X-Nonce': nonce }) }),
    envelope: envelope({ success: ['0'], retryable: ['BUSY'] }),
    validation: validation(),
    mock: mock({ 'GET nowhere': {} }, { isEnabled: false }),
  }
}

export type Plugins = ReturnType<typeof createPlugins>

/** What needs to know whose a response is. */
const isPersonal = (name: Optional) => name === 'cache' || name === 'dedupe'

export function createApp(
  { plugins: names, knowsAccount }: Plan,
  wx: Wx,
  plugins: Plugins,
  session: Session,
  around: readonly Interceptor[],
): Client {
  const client = createClient({
    host: wx,
    baseURL,
    timeout: 4_000,
    ...((knowsAccount || names.some(isPersonal)) && { account: () => session.current.user }),
  })
    .use(tokenInjection(session))
    .use(tokenExpiry(session))
    .use(transfer())
    .use(stream())
    .use(abortable)
    .use(abortableBehindCache)
  for (const name of names) client.use(plugins[name] as Plugin)
  for (const interceptor of around) client.use(interceptor)
  return client
}
