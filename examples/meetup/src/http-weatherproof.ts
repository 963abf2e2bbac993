// The seamless client for an app that is used on trains: seven plugins more, and nothing of it has to change for them.
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
    .use(pageScope()) // a page that goes takes its reads with it
    .use(deadline({ total: 300_000 })) // what takes longer than five minutes in all has failed
    .use(cache({ staleIfError: DAY })) // when nothing else helps, what was there before
    .use(dedupe())
    .use(retry({ limit: 5 }))
    .use(resume({ offlineTimeout: 180_000 })) // a tunnel takes minutes
    .use(queue({ coolDown })) // a server that asks for a rest gets it from the whole app
  return { ...seamless, client }
}
