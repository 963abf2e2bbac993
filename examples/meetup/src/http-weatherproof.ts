// The seamless client for an app that is used on trains: it adds seven plugins, without a change to the client itself.
import { cache } from '@wxpipe/cache'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { pageScope } from '@wxpipe/page-scope'
import { coolDown, queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import type { HttpOptions } from './http.ts'
import { createSeamlessHttp } from './http-seamless.ts'

const DAY = 86_400_000

export type WeatherproofClient = ReturnType<typeof createWeatherproofHttp>['client']

export function createWeatherproofHttp({ session, trace }: HttpOptions) {
  const seamless = createSeamlessHttp({ session, trace })
  const client = seamless.client
    .use(pageScope()) // ends the reads of a page that closes
    .use(deadline({ total: 300_000 })) // fails what takes longer than five minutes in all
    .use(cache({ staleIfError: DAY })) // gives an old response if nothing else helps
    .use(dedupe())
    .use(retry({ limit: 5 }))
    .use(resume({ offlineTimeout: 180_000 })) // a tunnel takes minutes
    .use(queue({ coolDown })) // if the server is busy, the whole app waits
  return { ...seamless, client }
}
