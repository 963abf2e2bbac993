// By the rules of HTTP, on hosts that hand a field which was sent several times over as a list.
import { useFakeTime } from '@wxpipe/test-support'
import type { Reply } from '@wxpipe/testing'
import { expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { rfc9111 } from './index.ts'

useFakeTime()

const createListing = (header: NonNullable<Reply['header']>) => {
  let responses = 0
  const handler = () => ({ data: { n: ++responses }, header })
  return createApp({ ttl: undefined, http: rfc9111 }, handler, { quirks: { headerArrays: true } })
}

it('what is said on several lines counts as on one', async () => {
  const { get, pass } = createListing({ 'Cache-Control': ['private', 'max-age=60'], Vary: ['accept', 'origin'] })
  expect(await get('a')).toEqual({ n: 1 })
  await pass(30_000)
  expect(await get('a')).toEqual({ n: 1 })
  await pass(31_000)
  expect(await get('a')).toEqual({ n: 2 })
})
