// A client with transfer over a simulated host, and what reached that host.
import { type ClientOptions, createClient } from '@wxpipe/core'
import { createHost, type Handler, type HostOptions, type HostRequest } from '@wxpipe/testing'
import { type TransferOptions, transfer } from '../src/index.ts'

interface Given {
  readonly handler?: Handler
  readonly host?: HostOptions
  readonly client?: ClientOptions
  readonly transfer?: TransferOptions
}

/** The server responds to an upload with its form, and to a download with `'pixels'` of a PNG. */
export function app({
  handler = serve,
  host: hostOptions = {},
  client: clientOptions = {},
  transfer: own,
}: Given = {}) {
  const served: HostRequest[] = []
  const host = createHost({
    ...hostOptions,
    handler(request) {
      served.push(request)
      return handler(request)
    },
  })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', ...clientOptions }).use(
    transfer(own),
  )
  return {
    host,
    client,
    served,
    /** What the host was asked to do with files. */
    calls: (api: string) => host.calls.filter((call) => call.api === api),
    /** A picture that the user has chosen. */
    picture: () => host.addFile('picture', 'jpg'),
    /** The phone's files as text. */
    files: () =>
      Object.fromEntries(Object.entries(host.files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])),
  }
}

const serve: Handler = ({ method, data }) =>
  method === 'POST' ? { data } : { data: 'pixels', header: { 'Content-Type': 'image/png' } }

/** What a promise rejects with. */
export const failure = (promise: Promise<unknown>): Promise<Record<string, unknown>> =>
  promise.then(
    () => {
      throw new Error('it has not failed')
    },
    (error) => error as Record<string, unknown>,
  )
