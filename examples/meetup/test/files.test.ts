// The client for files and streams: its place among the plugins, and what its services do with the real server.
import { isHttpError } from '@wxpipe/core'
import { businessOf } from '@wxpipe/envelope'
import { expect, test } from 'vitest'
import { createAppWithFiles } from '../src/app-with-files.ts'
import { config } from '../src/config.ts'
import { launch } from './phone.ts'

const start = async () => {
  const launched = await launch({
    origin: config.baseURL,
    create: () => createAppWithFiles(),
    entry: 'pages/index/index',
  })
  await launched.app.services.login('lin', 'meetup')
  return launched
}
const draft = { matchId: 1101, caption: '冲线' }
const bytes = Uint8Array.from({ length: 5_000 }, (_, at) => at % 251)

test('transfer and stream stand outside the session and the envelope', async () => {
  const { app } = await start()
  const names = app.client
    .inspect()
    .split('\n')
    .map((line) => line.split(' ')[1])
  expect(names.slice(names.indexOf('client-version') + 1)).toEqual([
    'transfer',
    'stream',
    'token-refresh',
    'token-injection',
    'envelope',
    'token-expiry',
  ])
})

test('a picture is sent with its progress, is one of its match, and comes back as it was', async () => {
  const { app, host } = await start()
  const shares: number[] = []
  const sent = await app.services.uploadMatchImage(host.addFile(bytes, 'png'), draft, ({ progress }) =>
    shares.push(progress),
  )
  expect(shares).toEqual([25, 50, 75, 100])
  expect(await app.services.getMatchImages(1101)).toContainEqual(sent)
  const path = await app.services.downloadImage(sent.id)
  expect(path).toMatch(/\.png$/)
  expect(Buffer.compare(host.files[path] as Uint8Array, bytes)).toBe(0)
})

test('an expired token in the place of a picture or of a stream is refreshed, and nobody hears of it', async () => {
  const { app, host, server, paths } = await start()
  const { id } = await app.services.uploadMatchImage(host.addFile(bytes, 'png'), draft)
  const words: string[] = []
  for (const send of [
    () => app.services.downloadImage(id),
    () => app.services.ask({ activityId: 101, question: '几点？' }, (word) => words.push(word)),
  ]) {
    server.expireTokens()
    await send()
  }
  expect(words.join('')).toMatch(/^我们在.+！🏃$/)
  expect(paths().slice(2)).toEqual([
    `GET match/downloadImage/${id}`,
    'POST token/refresh',
    `GET match/downloadImage/${id}`,
    'POST activity/ask',
    'POST token/refresh',
    'POST activity/ask',
  ])
})

test('what the server refuses is an error with its words, and leaves no file and no word', async () => {
  const { app, host } = await start()
  const page = host.addFile('<html>', 'html')
  const words: string[] = []
  for (const [send, status] of [
    [() => app.services.uploadMatchImage(page, draft), 415],
    [() => app.services.downloadImage(9), 404],
    [() => app.services.ask({ activityId: 9, question: '几点？' }, (word) => words.push(word)), 404],
  ] as const) {
    const error = await Promise.resolve<unknown>(send()).catch((reason: unknown) => reason)
    expect([isHttpError(error, 'STATUS') && error.response?.statusCode, businessOf(error)?.code]).toEqual([
      status,
      `${status}00`,
    ])
  }
  expect([words, Object.keys(host.files)]).toEqual([[], [page]])
})
