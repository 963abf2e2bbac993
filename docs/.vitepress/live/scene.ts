// Plays one scene on the real library over a simulated phone, and tells every step: the home page draws it, a test compares it.
import { cache } from '@wxpipe/cache'
import {
  type Client,
  createCancelSource,
  createClient,
  createTracer,
  type Interceptor,
  type TraceEvent,
  withHeader,
} from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { retry } from '@wxpipe/retry'
import { createHost, type HostRequest } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { type Choice, OWN } from './choice.ts'

export interface Step {
  readonly call: number
  readonly type: TraceEvent['type']
  readonly name: string
  readonly attempt: number
}

/** A line of what `client.inspect()` prints. */
export interface Row {
  readonly order: number
  readonly name: string
}

export interface Outcome {
  readonly steps: readonly Step[]
  readonly answered: number
  readonly failed: number
  /** What the server has got. */
  readonly sends: number
  readonly refreshes: number
  /** How often the reader's own interceptor has run. */
  readonly own: number
  /** The pages that are open at the end. */
  readonly pages: readonly string[]
}

const HOME = 'pages/index/index'
const LOGIN = 'pages/login/login'

/** The server of a scene: with 'expired' it takes the new token alone, with 'retry' it is busy twice. */
function serverOf({ scene }: Choice) {
  let busy = scene === 'retry' ? 2 : 0
  return ({ path, header }: HostRequest) => {
    if (path === '/token/refresh') return { data: { token: 'new' } }
    if (scene === 'expired' && header['authorization'] !== 'Bearer new') return { statusCode: 401, data: {} }
    if (busy > 0) {
      busy--
      return { statusCode: 503, data: {} }
    }
    return { data: [{ id: 1, name: '周三篮球' }], ...(scene === 'abort' && { delay: 60_000 }) }
  }
}

/** A phone with the app of a choice, where nothing is sent yet. */
function setUp(choice: Choice) {
  const host = createHost({ handler: serverOf(choice), pages: [HOME, LOGIN] })
  const steps: Step[] = []
  let token = 'old'
  const session = {
    getToken: () => token,
    setToken: (next: { token: string }) => {
      token = next.token
    },
    refresh: (api: Client) => api.post<{ token: string }>('token/refresh').then(({ data }) => data),
    loginPage: `/${LOGIN}`,
  }
  const client = createClient({
    host: Object.assign({}, host.wx, { getCurrentPages: host.getCurrentPages }),
    baseURL: 'https://api.example.com/',
    account: () => 'reader',
    trace: createTracer(({ call, type, name, attempt }) => void steps.push({ call, type, name, attempt })),
  })
  const plugins: Readonly<Record<string, Interceptor>> = {
    'login-redirect': loginRedirect(session),
    cache: cache({ ttl: 60_000 }),
    retry: retry({ baseDelay: 1, maxDelay: 1 }),
    'token-refresh': tokenRefresh(session),
    'token-injection': tokenInjection(session),
    'token-expiry': tokenExpiry(),
  }
  for (const [name, plugin] of Object.entries(plugins)) if (!choice.without.includes(name)) client.use(plugin)
  client.use({ name: OWN, order: choice.own, request: (request) => withHeader(request, 'x-client', '1.4.0') })
  return { host, client, steps }
}

/** Its interceptors, outermost first. */
export const listOf = (choice: Choice): readonly Row[] =>
  setUp(choice)
    .client.inspect()
    .split('\n')
    .map((line) => ({ order: Number.parseFloat(line), name: line.replace(/^\S+ /, '') }))

/** Plays it from the first request to the last response. */
export async function play(choice: Choice): Promise<Outcome> {
  const { host, client, steps } = setUp(choice)
  const source = createCancelSource()
  const send = (id: number) => client.get(`groups/${id}`, { signal: source.signal })
  const calls = choice.scene === 'expired' ? [1, 2, 3, 4, 5].map(send) : [send(1)]
  if (choice.scene === 'abort') source.abort('the page was left')
  const results = await Promise.allSettled(calls)
  // The second look at the same list is answered from the cache, or sent again where there is none.
  if (choice.scene === 'cache') results.push(...(await Promise.allSettled([send(1)])))
  // A login page opens after its callers have been told.
  await host.idle()
  return {
    steps,
    answered: results.filter(({ status }) => status === 'fulfilled').length,
    failed: results.filter(({ status }) => status === 'rejected').length,
    sends: host.requests.length,
    refreshes: host.requests.filter(({ url }) => url.endsWith('/token/refresh')).length,
    own: steps.filter(({ name, type }) => name === OWN && type === 'enter').length,
    pages: host.pages.map(({ route }) => route),
  }
}
