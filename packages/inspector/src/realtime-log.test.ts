// Failures in the realtime log, within the limits of its hosts.
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { realtimeLog } from './index.ts'

useFakeTime()

function open(handler = () => ({ statusCode: 503, data: '' })) {
  const lines: string[] = []
  let stack = [{ route: 'pages/a' }]
  const { host, inspector, client } = createApp({ handler })
  const phone = {
    request: host.wx.request,
    getCurrentPages: () => stack,
    getRealtimeLogManager: () => ({ error: (line: string) => lines.push(line) }),
  }
  const logged = client.extend({ host: phone })
  return { lines, inspector, client, logged, go: (route: string) => (stack = [{ route }]) }
}

it('has one line for each call that failed, and none for one that got its response', async () => {
  const { lines, inspector, logged } = open()
  const stop = realtimeLog(inspector)
  begun(logged.get('groups', { query: { phone: 1 } }))
  await pass(100)
  stop()
  begun(logged.get('groups'))
  await pass(100)
  expect(lines).toEqual([expect.stringMatching(/^GET \/groups 503 \d+ ms, 1 sent: STATUS .*answered 503$/)])
})

it('no line has more than 250 characters, which Douyin takes too', async () => {
  const { lines, inspector, logged } = open()
  realtimeLog(inspector)
  begun(logged.get('x'.repeat(400)))
  await pass(100)
  expect(lines.map(({ length }) => length)).toEqual([250])
})

it('a visit to a page has at most 4,000 bytes, which are fewer than 200 lines; the next one begins anew', async () => {
  const { lines, inspector, logged, go } = open()
  realtimeLog(inspector)
  const fail = async (path: string) => {
    for (let index = 0; index < 300; index++) begun(logged.get(path))
    await pass(1_000)
  }
  await fail('活动/'.repeat(20))
  const bytes = lines.reduce((sum, line) => sum + new TextEncoder().encode(line).length, 0)
  expect(bytes).toBeLessThanOrEqual(4_000)
  expect(bytes).toBeGreaterThan(3_500)
  const before = lines.length
  go('pages/b')
  // The shortest line: an error of one character, before anything is sent.
  logged.use({
    name: 'broken',
    request() {
      throw Object.assign(new Error('!'), { name: '' })
    },
  })
  await fail('')
  expect(lines[before]).toBe('GET / 0 0 ms, 0 sent:  !')
  expect(lines.length - before).toBeGreaterThan(150)
  expect(lines.length - before).toBeLessThan(200)
})

it('an emoji is counted with its four bytes', async () => {
  const { lines, inspector, logged } = open()
  realtimeLog(inspector)
  logged.use({
    name: 'broken',
    request() {
      throw new Error('😀'.repeat(200))
    },
  })
  for (let index = 0; index < 30; index++) begun(logged.get('a'))
  await pass(100)
  const bytes = new TextEncoder().encode(lines.join('')).length
  expect(bytes).toBeLessThanOrEqual(4_000)
  expect(bytes).toBeGreaterThan(3_000)
})

it('a host without such a log is left alone', async () => {
  const { inspector, client } = createApp()
  realtimeLog(inspector)
  const phone = { request: () => undefined }
  begun(client.extend({ host: phone }).get('fail', { timeout: 10 }))
  await pass(5_000)
  expect(inspector.calls[0]?.outcome).toBe('failed')
})
