// Two copies of this package in one app: a test in ES modules of an app in CommonJS, a subpackage with its own modules.
import { expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { fault, reply } from './index.ts'

it('a reply or a fault of another copy is taken as one, not as a body with the status 200', async () => {
  vi.resetModules()
  const copy = await import('./index.ts')
  expect(copy.reply).not.toBe(reply)
  const { client } = createApp({
    'GET reply': copy.reply(404, { no: 1 }),
    'GET returned': () => copy.fault.timeout(),
    'GET thrown': async () => {
      throw copy.fault.network()
    },
  })
  await expect(client.get('reply')).rejects.toMatchObject({ code: 'STATUS', response: { data: { no: 1 } } })
  await expect(client.get('returned')).rejects.toMatchObject({ code: 'TIMEOUT' })
  await expect(client.get('thrown')).rejects.toMatchObject({ code: 'NETWORK' })
})

it('the mark of a reply or a fault shows in no copy of its fields', () => {
  expect({ ...reply(404, 'gone') }).toStrictEqual({ statusCode: 404, data: 'gone' })
  expect(Object.getOwnPropertySymbols({ ...fault.timeout() })).toEqual([])
})
