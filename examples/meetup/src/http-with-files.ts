// The seamless client for an app that sends pictures and reads responses while they arrive: it adds two plugins.
import { stream } from '@wxpipe/stream'
import { transfer } from '@wxpipe/transfer'
import type { HttpOptions } from './http.ts'
import { createSeamlessHttp } from './http-seamless.ts'

export type ClientWithFiles = ReturnType<typeof createHttpWithFiles>['client']

export function createHttpWithFiles({ session, trace }: HttpOptions) {
  const seamless = createSeamlessHttp({ session, trace })
  const client = seamless.client
    .use(transfer()) // uploads and downloads, with a minute for each
    .use(stream({ idleTimeout: 20_000 })) // an organiser who types is never silent for longer
  return { ...seamless, client }
}
