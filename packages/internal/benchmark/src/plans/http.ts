// Real HTTP: 200 requests, one after the other, through the simulated host against the example's server
import { createHost, type Wx } from '@wxpipe/testing'
import { now } from '../clocks.ts'
import type { HostOptions } from '../contender.ts'
import { makeHooks } from '../hooks.ts'
import { TIMEOUT } from '../host.ts'
import type { Figure, Job } from '../job.ts'
import { loadHere } from '../load.ts'
import { median } from '../median.ts'
import { bearer } from '../recipe.ts'
import { Refused, refuseUnlessAllRan } from '../refuse.ts'
import { WELL, workOf } from '../work.ts'

const REQUESTS = 200
const API = '/meetup/api/v1/'
const PATH = 'group/getGroups'

interface Envelope<T> {
  readonly code: string
  readonly data: T
}

const login = (wx: Wx, origin: string) =>
  new Promise<string>((resolve, reject) => {
    wx.request({
      url: `${origin}${API}login`,
      method: 'POST',
      data: { username: 'lin', password: 'meetup' },
      success: ({ data }) => resolve((data as Envelope<{ token: string }>).data.token),
      fail: reject,
    })
  })

const refuseUnlessWell = (result: unknown) => {
  const { code } = (result as { data: Envelope<unknown> }).data
  if (code !== WELL) throw new Refused(`handed on a response with code ${code}`)
}

export const http = async ({ id, work = '0 hooks', origin }: Job, takesHooks: boolean): Promise<Figure> => {
  if (!origin) throw new Error('http needs the origin of a server')
  const simulated = createHost({ remember: 0 })
  const { wx } = simulated
  const authorization = bearer(await login(wx, origin))
  let calls = 0
  const host = {
    uploadFile() {},
    downloadFile() {},
    // The token is put on here, the same for all: this plan compares sending, not injection.
    request(options: HostOptions) {
      calls += 1
      return wx.request({ ...options, header: { ...options.header, authorization } })
    },
  }
  const hooks = makeHooks(workOf(work), takesHooks)
  const { create } = loadHere(id, host)
  const send = create({ host, baseURL: origin + API, timeout: TIMEOUT, ...hooks })
  // The first ones open the connection and warm the server up.
  for (let i = 0; i < REQUESTS / 4; i++) refuseUnlessWell(await send(PATH))
  const took: number[] = []
  for (let i = 0; i < REQUESTS; i++) {
    const start = now()
    await send(PATH)
    took.push(now() - start)
  }
  refuseUnlessAllRan({ sends: REQUESTS * 1.25, calls, hooks })
  simulated.dispose()
  return { value: median(took) }
}
