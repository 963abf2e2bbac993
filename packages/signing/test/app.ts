// A client that signs, over a simulated host, and what there was to sign beside what the host received.
import { createClient } from '@wxpipe/core'
import { createHost, type Handler, type HostRequest } from '@wxpipe/testing'
import { type SignInput, type SigningOptions, signing } from '../src/index.ts'

/** The server answers with nothing, at once, unless told otherwise. */
export function createApp(options: Partial<SigningOptions> = {}, answer: Handler = () => ({})) {
  const inputs: SignInput[] = []
  const received: HostRequest[] = []
  const host = createHost({
    handler: (request) => {
      received.push(request)
      return answer(request)
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
