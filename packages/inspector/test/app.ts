// A small app that is inspected, on a simulated phone.
import { type ClientOptions, createClient } from '@wxpipe/core'
import { createHost, type Handler, type HostOptions } from '@wxpipe/testing'
import { createInspector, type InspectorOptions } from '../src/index.ts'

interface Given {
  readonly handler?: Handler
  readonly host?: HostOptions
  readonly client?: ClientOptions
  readonly inspector?: InspectorOptions
}

/** `/fail` is refused with 503; anything else gets its path as data. Each response takes 100 ms. */
const serve: Handler = ({ path }) =>
  path === '/fail'
    ? { statusCode: 503, data: { message: 'down' }, delay: 100 }
    : { data: { path, token: 'given-by-name' }, delay: 100 }

export function createApp({ handler = serve, host: hostOptions, client: clientOptions, inspector: own }: Given = {}) {
  const host = createHost({ handler, ...hostOptions })
  const inspector = createInspector(own)
  const client = createClient({
    host: host.wx,
    baseURL: 'https://api.example.com/',
    account: () => 'ann',
    trace: inspector.tracer,
    ...clientOptions,
  })
  return { host, inspector, client }
}
