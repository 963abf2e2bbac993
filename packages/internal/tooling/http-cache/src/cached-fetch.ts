// A `fetch` for the suite that goes through a client with the cache.
import { cache, rfc9111 } from '@wxpipe/cache'
import {
  createClient,
  failureOf,
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  type Method,
  requestKey,
  resolveUrl,
  type Transport,
} from '@wxpipe/core'
import type { Init, SuiteResponse } from 'http-cache-tests/client/runner.mjs'

/** Speaks HTTP as Node does, because wx has neither every method nor every header that the suite uses. */
async function send(request: HttpRequest): Promise<HttpResponse> {
  const { method, data } = request
  const body = data as string | undefined
  const response = await fetch(resolveUrl(request), {
    method,
    // A copy: the types of `fetch` want one that may be changed.
    headers: { ...request.header },
    redirect: 'manual',
    ...(body !== undefined && { body }),
  })
  return { statusCode: response.status, header: Object.fromEntries(response.headers), data: await response.text() }
}

const transport: Transport = (request) =>
  send(request).catch((error) => {
    throw failureOf(request, error)
  })

const client = createClient({
  transport,
  account: () => null,
  timeout: 10_000,
  // All statuses are accepted here, for the cache to keep, but for a 304, which is an error as in an app.
  validateStatus: (status) => status !== 304,
}).use(
  cache({
    http: rfc9111,
    // The method and the URL, as RFC 9111 has it: `Vary` says what else counts.
    key: (request) => requestKey({ ...request, header: {} }),
    shouldCache: () => true,
  }),
)

const suiteResponse = ({ statusCode, header, data }: HttpResponse): SuiteResponse => ({
  status: statusCode,
  headers: new Headers(header),
  text: async () => `${data ?? ''}`,
})

async function sendCached(url: string, { method = 'GET', headers, body }: Init): Promise<SuiteResponse> {
  const header: Record<string, string> = {}
  for (const [name, value] of headers) header[name] = name in header ? `${header[name]}, ${value}` : value
  try {
    return suiteResponse(await client.request({ url, method: method as Method, header, data: body }))
  } catch (error) {
    if (isHttpError(error, 'STATUS') && error.response) return suiteResponse(error.response)
    throw error
  }
}

/** What the suite calls; its own settings are not to be cached. */
export const cachedFetch = (url: string, init: Init = { headers: [] }): Promise<SuiteResponse> =>
  /\/test\//.test(url)
    ? sendCached(url, init)
    : fetch(url, {
        ...init,
        headers: new Headers(init.headers.map(([name, value]): [string, string] => [name, value])),
      })
