// docs/en/session/logout.md, "End all that runs at once": the recipe ends every wait, with every plugin installed.
import { existsSync, readFileSync } from 'node:fs'
import { AbortError, type Tracer } from '@wxpipe/core'
import { begun, countedSource, pass, useFakeTime } from '@wxpipe/test-support'
import { engineFreePackages } from '@wxpipe/tooling/repository'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/abort-all/app.ts'
import { abortAll } from '../test/abort-all/recipe.ts'

useFakeTime()

type App = ReturnType<typeof createApp>

/** What the host was asked to send. */
const sendsOf = ({ host }: App) => host.calls.filter(({ api }) => /^(request|uploadFile|downloadFile)$/.test(api))
const runningOf = (app: App) =>
  sendsOf(app)
    .filter(({ state }) => state === 'running' || state === 'queued')
    .map(({ api }) => api)

/** In each of these, calls wait for something; those that are yielded have callers. */
const situations: { readonly [name: string]: (app: App) => Promise<Promise<unknown>[]> } = {
  'at the host': async ({ client, host }) => {
    const calls = [begun(client.get('a')), begun(client.post('order', {}))]
    await pass(100)
    expect(host.inFlight).toBe(2)
    return calls
  },
  'in the queue': async ({ client, slots }) => {
    const calls = Array.from({ length: 9 }, (_, n) => begun(client.get(`${n}`)))
    expect([slots.pending, slots.size]).toEqual([3, 6])
    return calls
  },
  'for a server that rests': async ({ client, slots }) => {
    const refused = begun(client.post('resting', {}))
    await pass(10)
    await expect(refused).rejects.toMatchObject({ code: 'STATUS' })
    const calls = [begun(client.get('a')), begun(client.post('order', {}))]
    expect([slots.pending, slots.size]).toEqual([0, 2])
    return calls
  },
  'in the pause of a retry': async ({ client, host }) => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const call = begun(client.get('busy'))
    await pass(100)
    expect([host.requests.length, host.inFlight]).toEqual([1, 0])
    return [call]
  },
  'for the network': async ({ client, host }) => {
    host.setNetwork('none')
    const call = begun(client.get('a'))
    await pass(100)
    expect(host.inFlight).toBe(0)
    return [call]
  },
  'for a refresh': async ({ client, session, host }) => {
    session.token = 'old'
    const calls = [begun(client.get('a')), begun(client.post('order', {}))]
    await pass(100)
    expect(host.requests.at(-1)!.url).toContain('refresh')
    return calls
  },
  'for the login': async ({ client, session, refresh, host }) => {
    session.token = 'old'
    refresh.url = 'broken/refresh'
    const calls = [begun(client.get('a')), begun(client.get('b'))]
    await pass(1_000)
    expect([host.page?.route, host.inFlight]).toEqual(['pages/login/login', 0])
    return calls
  },
  'for the send of another': async ({ client, host }) => {
    const calls = [1, 2, 3].map(() => begun(client.get('a')))
    await pass(100)
    expect(host.inFlight).toBe(1)
    return calls
  },
  'for files and for what a server tells bit by bit': async (app) => {
    const { client, host } = app
    const lines: string[] = []
    const calls = [
      begun(client.post('photos', {}, { upload: { filePath: host.addFile('pixels', 'jpg') } })),
      begun(client.get('report', { download: true })),
      begun(client.get('told', { stream: { onLine: (line) => lines.push(line) } })),
    ]
    await pass(500)
    expect([runningOf(app), lines]).toEqual([['uploadFile', 'downloadFile', 'request'], ['one']])
    return calls
  },
  'for a mocked response': async ({ client, host }) => {
    const calls = [begun(client.get('mocked'))]
    await pass(100)
    expect(host.requests).toEqual([])
    return calls
  },
  'under a loading indicator': async ({ client, host }) => {
    const calls = [begun(client.get('a', { loading: true }))]
    await pass(500)
    expect(host.screen.kind).toBe('loading')
    return calls
  },
  'behind a stale response': async ({ client, host }) => {
    const rule = { cache: { ttl: 1_000, staleWhileRevalidate: 600_000 } }
    const first = client.get('a', rule)
    await pass(5_000).then(() => first)
    const stale = client.get('a', rule)
    await pass(100)
    expect([(await stale).data, host.inFlight]).toEqual(['/a', 1])
    return []
  },
}

it('the app has every plugin that is published', async () => {
  const isPlugin = ({ dir }: { readonly dir: string }) =>
    existsSync(`${dir}/api.d.ts`) && /\): \w*Plugin\b/.test(readFileSync(`${dir}/api.d.ts`, 'utf8'))
  const published = engineFreePackages.filter(isPlugin).map(({ id }) => id)
  expect(published).toContain('cache')
  let installed: readonly string[] = []
  const trace: Tracer = (interceptors) => {
    installed = interceptors.map(({ name }) => name)
    return interceptors
  }
  const { client } = createApp()
  const call = client.extend({ trace }).get('a')
  await pass(2_000).then(() => call)
  expect(published.filter((id) => !installed.includes(id))).toEqual([])
})

describe('abortAll ends what waits', () => {
  it.each(Object.keys(situations))('%s: at once, with its reason, and nothing is sent or left', async (situation) => {
    const app = createApp()
    const { host, client, slots, session, refresh } = app
    const calls = await situations[situation]!(app)
    const { signal, listeners } = countedSource()
    calls.push(begun(client.get('own', { signal })))
    const sent = sendsOf(app).length
    abortAll('logged out')
    expect([runningOf(app), slots.size]).toEqual([[], 0])
    for (const call of calls) {
      const error = await call.catch((failure) => failure)
      expect(error).toBeInstanceOf(AbortError)
      expect(error).toMatchObject({ cause: 'logged out' })
    }
    expect(slots.pending).toBe(0)
    host.setNetwork('wifi')
    await pass(120_000)
    expect([sendsOf(app).length, listeners(), vi.getTimerCount()]).toEqual([sent, 0, 0])
    expect(host.screen.kind).toBe('none')

    // What begins later is not touched.
    Object.assign(session, { token: 'good' })
    Object.assign(refresh, { url: 'refresh' })
    const next = client.get('next')
    await pass(2_000)
    expect((await next).data).toBe('/next')
    expect([host.inFlight, vi.getTimerCount()]).toEqual([0, 0])
  })
})

it('a call that its own caller aborts rejects with that caller’s reason, and abortAll finds nothing of it later', async () => {
  const { client, host } = createApp()
  const source = countedSource()
  const aborted = begun(client.get('a', { signal: source.signal }))
  const undisturbed = client.get('b', { signal: source.signal })
  await pass(2_000)
  expect((await undisturbed).data).toBe('/b')
  const late = begun(client.get('c', { signal: source.signal }))
  source.abort('left the page')
  await expect(late).rejects.toMatchObject({ code: 'ABORT', cause: 'left the page' })
  abortAll('logged out')
  expect([await aborted.then(({ data }) => data), source.listeners(), host.inFlight]).toEqual(['/a', 0, 0])
})
