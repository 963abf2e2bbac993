// The app of those users: one client with every plugin that sends, keeps, shares, waits, tells or shows.
//
// Not here: openapi, whose calls are those of data with other types; what a client sends through outside of WeChat (host-uni,
// host-taro, host-alipay, host-fetch), which knows no user; and the transport for cloud functions, whose waits
// and responses are those of the one for containers.
import { cache, memoryStore, storageStore } from '@wxpipe/cache'
import { createClient, type Interceptor } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { envelope } from '@wxpipe/envelope'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { createInspector } from '@wxpipe/inspector'
import { loading } from '@wxpipe/loading'
import { loginRedirect } from '@wxpipe/login-redirect'
import { mock, reply } from '@wxpipe/mock'
import { pageScope } from '@wxpipe/page-scope'
import { queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { signing } from '@wxpipe/signing'
import { stream } from '@wxpipe/stream'
import { toast } from '@wxpipe/toast'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { transfer } from '@wxpipe/transfer'
import { validation } from '@wxpipe/validation'
import type { Phone } from './phone.ts'
import type { createServer, Issued } from './server.ts'
import type { createSession } from './session.ts'
import { contentBeside, type User, type Watch } from './watch.ts'

export interface AppOptions {
  readonly store: 'memory' | 'storage'
  /** Whether it refreshes its tokens; else whatever has expired leads to the login page. */
  readonly refreshes: boolean
  /** How many requests run at a time. */
  readonly slots: number
}

/**
 * Makes the client.
 * @param around stand outside and inside of all else, and beside the login
 */
export function createApp(
  { store, refreshes, slots: concurrency }: AppOptions,
  wx: Phone['wx'],
  session: ReturnType<typeof createSession>['session'],
  server: ReturnType<typeof createServer>,
  { isAnother, note, current }: Watch,
  account: () => User,
  around: readonly Interceptor[],
) {
  const login = loginRedirect(session)
  const slots = queue({ concurrency })
  const inspector = createInspector({ bodies: 'all' })
  const client = createClient({
    host: wx,
    baseURL: 'https://api.example.com/',
    timeout: 2_000,
    account,
    trace: inspector.tracer,
  })
    .use(pageScope())
    .use(loading({ show() {}, hide() {} }))
    .use(
      toast({
        words: (error) => contentBeside(error).user ?? '',
        show: ({ title }) => note(isAnother(title), `${current.user} was told of a failure of ${title}`),
      }),
    )
    .use(login)
    .use(deadline())
    .use(validation())
    .use(transfer())
    .use(stream())
    .use(cache({ store: store === 'memory' ? memoryStore() : storageStore() }))
    .use(dedupe())
    .use(idempotencyKey())
    .use(retry())
    .use(resume())
    .use(slots)
    .use(tokenInjection(session))
    .use(signing({ sign: session.sign }))
    .use(envelope({ success: ['0'] }))
    .use(tokenExpiry(session))
    .use(
      mock(
        {
          'GET mocked/:key': ({ params, data, header }) => {
            const {
              statusCode = 200,
              data: body,
              ...rest
            } = server.serve({ path: `/mocked/${params['key']}`, data, header })
            return reply(statusCode, body, rest as object)
          },
        },
        { isEnabled: true },
      ),
    )
  if (refreshes) client.use(tokenRefresh<Issued>(session))
  for (const interceptor of around) client.use(interceptor)
  return { client, login, slots, inspector }
}
