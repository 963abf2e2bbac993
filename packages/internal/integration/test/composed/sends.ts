// Looks at each send a moment before the host does: whose it is, what it carries, and how many run.
import type { HttpRequest, Interceptor, Plugin } from '@wxpipe/core'
import type { Host, Wx } from '@wxpipe/testing'
import { endOf } from '../fates.ts'
import { baseURL } from './app.ts'
import { isOnce, mayRenew, type Sent } from './calls.ts'
import type { Plan } from './plan.ts'
import { marks, type User } from './server.ts'
import type { Session } from './session.ts'

type Asked = { readonly url: string; readonly header?: object | undefined }

const apis = ['request', 'uploadFile', 'downloadFile'] as const

export function watchSends(plan: Plan, host: Host, wx: Wx, all: readonly Sent[], session: Session, broken: string[]) {
  const owners = new WeakMap<object, User>()
  const queued = new WeakSet<object>()
  /** What is asked by calls that keep to the slots. */
  const counted = new WeakSet<object>()
  let sending: HttpRequest | undefined
  let count = 0

  const outermost: Plugin<{ id: number }> = {
    name: 'outermost',
    order: 0,
    keys: {
      ...({
        id: 'any',
        auth: 'any',
        login: 'any',
        scope: 'any',
        deadline: 'any',
        cache: 'any',
        dedupe: 'any',
      } as const),
      ...({ retry: 'any', resume: 'any', queue: 'any', loading: 'any' } as const),
    } as never,
    request(request) {
      owners.set(request.call, session.user)
      if (request.call.client.inspect().includes(' queue')) queued.add(request.call)
      return request
    },
  }
  const innermost: Interceptor = {
    name: 'innermost',
    order: 890,
    request(request) {
      sending = request
      return request
    },
  }
  const lookAt = (request: HttpRequest, { url, header }: Asked) => {
    const { id } = request.options as { id?: number }
    const { Authorization: authorization = '' } = Object(header) as { Authorization?: string }
    const token = authorization.replace('Bearer ', '')
    if (request.signal?.aborted) broken.push(`#${id} ${url} was sent after its abort`)
    if (token && !url.startsWith(baseURL)) broken.push(`a token went to ${url}`)
    const sentAs = token.split('-')[0] || (request.data as { user?: string } | undefined)?.user
    const owner = owners.get(request.call)
    if (sentAs && owner && sentAs !== owner) broken.push(`#${id} ${owner}'s ${url} was sent as ${sentAs}`)
    if (session.isAnother(owner) || session.isAnother(sentAs))
      broken.push(`#${id} of ${owner} was sent as ${sentAs} while ${session.user} was logged in`)
    if (sentAs && !owner) owners.set(request.call, sentAs)
    const sent = all[id!]
    if (!sent?.settled) return
    const mayBeShared = sent.has('dedupe') && sent.ask.options['dedupe'] !== false
    if (!mayBeShared && !mayRenew(sent, plan)) broken.push(`#${id} is sent for nobody (${sent.outcome})`)
  }
  for (const api of apis) {
    const ask = wx[api] as (asked: Asked) => unknown
    Object.assign(wx, {
      [api](given: Asked) {
        const request = sending
        sending = undefined
        if (!request) {
          broken.push(`${given.url} was sent by nobody`)
          return ask(given)
        }
        lookAt(request, given)
        const fate = plan.fates[count++ % plan.fates.length]!
        const isRefresh = given.url.endsWith('/refresh')
        const { id } = request.options as { id?: number }
        const asked = {
          ...given,
          header: { ...given.header, [marks.fate]: isRefresh ? 'ok' : fate, [marks.call]: `${id}` },
        }
        const { fault } = isRefresh ? { fault: undefined } : endOf(fate)
        if (fault) host.fail(fault, { api })
        if (queued.has(request.call) && (request.options as { queue?: unknown }).queue !== false) counted.add(asked)
        const task = ask(asked)
        const running = host.calls.filter(({ state, options }) => state === 'running' && counted.has(options as object))
        const { concurrency } = plan.options.queue as { concurrency: number }
        if (running.length > concurrency) broken.push(`${running.length} at the host, of ${concurrency}`)
        return task
      },
    })
  }
  return {
    outermost,
    innermost,
    /** Looks at how often each write has reached the server. */
    end(delivered: ReadonlyMap<string, number>) {
      for (const sent of all) {
        const times = delivered.get(`${sent.id}`) ?? 0
        if (times > 1 && isOnce(sent))
          broken.push(`#${sent.id} (${sent.ask.kind}) has reached the server ${times} times`)
      }
    },
  }
}
