// A client that signs, over a simulated host, with the inputs of `sign` and the requests that the host received.
import { createClient } from '@wxpipe/core'
import { createHost, type Handler, type HostRequest } from '@wxpipe/testing'
import { type SignInput, type SigningOptions, signing } from '../src/index.ts'

/** The server responds at once with an empty body, unless `respond` says otherwise. */
export function createApp(options: Partial<SigningOptions> = {}, respond: Handler = () => ({})) {
  const inputs: SignInput[] = []
  const received: HostRequest[] = []
  const host = createHost({
    handler: (request) => {
      received.push(request)
      return respond(request)
    },
  })
  const sign: SigningOptions['sign'] = (input) => {
    inputs.push(input)
    return { 'X-Sign': `signed ${inputs.length}` }
  }
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/v1/' }).use(
    signing({ sign, ...options }),
  )
  return { client, host, inputs, received }
}
