// Looks at what goes to the host and what comes on the screen: for whom it is sent, what is shown over a login page, what is told twice.
import { type HttpRequest, type Interceptor, isHttpError, ORDER_LOADING, type Plugin } from '@wxpipe/core'
import type { Host, Wx } from '@wxpipe/testing'
import type { Sent } from './calls.ts'
import { endOf, type Fate } from './fates.ts'
import type { Plan } from './plan.ts'
import { marks } from './server.ts'
import { loginPage, type Session } from './session.ts'

/** How long a navigation may take, with all its ways. */
const routing = 15_000

type Asked = { readonly url: string; readonly header?: object | undefined }
type Note = (isWrong: unknown, what: string) => void

export function watch(plan: Plan, host: Host, wx: Wx, all: readonly Sent[], note: Note, session: Session) {
  const has = (name: string) => (plan.plugins as readonly string[]).includes(name)
  const mayRenew = has('cache')
  let sending: HttpRequest | undefined
  let isCalm = false
  let sends = 0
  let refreshes = 0
  /** Requests with the indicator that began since the last login page was asked for. */
  let shownSince = true
  const told = new Set<unknown>()
  let failure: unknown
  let wereTwo = false

  const outermost: Plugin<{ id: number }> = { name: 'outermost', order: 0, keys: { id: 'any' } as never }
  const innermost: Interceptor = {
    name: 'innermost',
    order: 890,
    request(request) {
      sending = request
      return request
    },
  }
  const asking: Interceptor = {
    name: 'asking',
    order: ORDER_LOADING - 1,
    request(request) {
      shownSince = true
      return request
    },
    error(error, request) {
      const { options } = request
      if (isHttpError(error, 'AUTH_EXPIRED')) {
        session.failed.isByRefresh = /could not be refreshed/.test(error.message)
        session.failed.credential = (error.request ?? request).credential
        if (session.failed.credential) session.failed.withToken = performance.now()
      }
      if (isHttpError(error, 'AUTH_EXPIRED') && (options as { login?: unknown }).login !== false) shownSince = false
      throw error
    },
  }
  for (const api of ['request', 'uploadFile', 'downloadFile'] as const) {
    const ask = wx[api] as (asked: Asked) => unknown
    Object.assign(wx, {
      [api](given: Asked) {
        const request = sending
        sending = undefined
        note(!request, `${given.url} was sent by nobody`)
        const { id } = (request?.options ?? {}) as { id?: number }
        const sent = all[id!]
        note(request?.signal?.aborted, `#${id} ${given.url} was sent after its abort`)
        const mayBeShared = has('dedupe') && sent?.ask.options['dedupe'] !== false
        note(sent?.settled && !mayBeShared && !mayRenew, `#${id} is sent for nobody (${sent?.outcome})`)
        const isRefresh = /(refresh|wx-login)$/.test(given.url)
        const list = isRefresh ? plan.refreshFates : plan.fates
        const fate: Fate = isCalm ? 'ok' : list[(isRefresh ? refreshes++ : sends++) % list.length]!
        const { fault } = endOf(fate)
        if (fault) host.fail(fault, { api })
        return ask({ ...given, header: { ...given.header, [marks.fate]: fate, [marks.call]: `${id}` } })
      },
    })
  }
  const { showToast } = wx
  Object.assign(wx, {
    showToast(options: never) {
      note(failure === undefined, 'a toast for no failure')
      note(told.has(failure), `two toasts for one failure: ${failure}`)
      note(isHttpError(failure, 'ABORT') || isHttpError(failure, 'AUTH_EXPIRED'), `a toast for ${failure}`)
      told.add(failure)
      failure = undefined
      return showToast(options)
    },
  })

  return {
    around: [outermost, innermost, asking] as readonly Interceptor[],
    /** Of `toast`: called for each failure that is told. */
    words(error: unknown) {
      failure = error
      return undefined
    },
    /** A toast with the words of the request itself asks for none. */
    tells: (error: unknown) => {
      failure = error
      return '…'
    },
    look() {
      const routes = host.pages.map(({ route }) => route)
      // The first page is not counted: an app may begin with it. Nor what a request with a token has opened: the user of such an
      // app may have gone forward from the login page.
      const depths = routes.flatMap((route, depth) => (route === loginPage && depth ? [depth] : []))
      const isForward = performance.now() - session.failed.withToken < routing
      note(depths.length > 1 && !wereTwo && !isForward, `two login pages: ${routes}`)
      wereTwo = depths.length > 1
      const isOnTop = host.page?.route === loginPage && host.page.options['from'] !== undefined
      note(isOnTop && host.screen.kind === 'loading' && !shownSince, 'an indicator lies over the login page')
    },
    calm() {
      isCalm = true
    },
  }
}
