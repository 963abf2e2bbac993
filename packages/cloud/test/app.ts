// Clients over the simulated cloud of a phone, under faked time. Containers and functions take 100 ms.
import { type ClientOptions, createClient } from '@wxpipe/core'
import { createHost, type Handler, type HostOptions } from '@wxpipe/testing'
import { type CloudContainerOptions, type CloudFunctionOptions, cloudContainer, cloudFunction } from '../src/index.ts'

/** The default handler: the container responds with the request as it received it. */
const echo: Handler = (request) => ({ data: request, delay: 100 })

const phone = (handler: Handler, options: HostOptions = {}) => createHost({ handler, ...options })

/** A client of a container. */
export function container(
  options: CloudContainerOptions = { env: 'prod-1' },
  given: { handler?: Handler; host?: HostOptions; client?: ClientOptions } = {},
) {
  const host = phone(given.handler ?? echo, given.host)
  const client = createClient({ host: host.wx, transport: cloudContainer(options), ...given.client })
  return { host, client }
}

/** A client of functions, by name. */
export function functions(
  all: NonNullable<HostOptions['cloud']>['functions'],
  options: CloudFunctionOptions = { env: 'prod-1' },
  client: ClientOptions = {},
) {
  const host = phone(echo, { cloud: { functions: all ?? {} } })
  return { host, client: createClient({ host: host.wx, transport: cloudFunction(options), ...client }) }
}

/** The cloud functions that were called on the phone, in order. */
export const told = ({ calls }: { readonly calls: readonly { readonly api: string }[] }) =>
  calls.map(({ api }) => api).filter((api) => api.startsWith('cloud.'))
