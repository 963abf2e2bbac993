// A `coolDown` that the app has written: whatever it does, every slot comes back once, and nobody waits for ever.
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createSite, times } from '../test/site.ts'
import { type CoolDown, coolDown, type QueueOptions, type Rests } from './index.ts'

useFakeTime()

const boom = () => {
  throw new TypeError('boom')
}
const isBoom = expect.objectContaining({ message: 'boom' })

/** What becomes of `a`, `b` and `c`, one slot for all, with these rests. */
async function outcomesWith(rests: Partial<Rests>, options: QueueOptions = {}) {
  const site = createSite({
    concurrency: 1,
    coolDown: () => ({ includes: () => false, hear() {}, ...rests }),
    ...options,
  })
  const outcomes: { [url: string]: unknown } = {}
  for (const url of ['a', 'b', 'c']) {
    site.client.get(url).then(
      ({ data }) => (outcomes[url] = data),
      (error) => (outcomes[url] = error),
    )
  }
  await pass(1_000)
  return { ...site, outcomes }
}

describe('a coolDown of the app’s own', () => {
  it('whose `hear` throws gives each slot back: the request that it throws for fails, the next one is served', async () => {
    const { outcomes, state } = await outcomesWith({ hear: ({ url }) => (url === 'c' ? undefined : boom()) })
    expect([outcomes, state()]).toEqual([{ a: isBoom, b: isBoom, c: 'c' }, [0, 0]])
  })

  it('whose `includes` throws for one that waits fails that one, and no other', async () => {
    let isWaiting = false
    const includes = ({ url }: { readonly url: string }) => {
      if (url !== 'b') return false
      // The queue asks a first time before the request begins to wait.
      if (isWaiting) boom()
      isWaiting = true
      return false
    }
    const { outcomes, state, served } = await outcomesWith({ includes })
    expect([outcomes, state(), served]).toEqual([{ a: 'a', b: isBoom, c: 'c' }, [0, 0], ['a', 'c']])
  })

  it('whose `includes` throws for one that finds a free slot fails that one', async () => {
    const { outcomes, state } = await outcomesWith({ includes: ({ url }) => url === 'a' && boom() })
    expect([outcomes, state()]).toEqual([{ a: isBoom, b: 'b', c: 'c' }, [0, 0]])
  })

  it('that finds out that a rest is over when it is asked, and says so at once, gives no slot twice', async () => {
    let until = 300
    const byClock: CoolDown = (onEnd) => ({
      includes() {
        if (until && Date.now() >= until) {
          until = 0
          onEnd()
        }
        return until > 0
      },
      hear() {},
    })
    const { client, state, most } = createSite({ concurrency: 2, coolDown: byClock })
    until += Date.now()
    const all = Promise.all(times(4, (n) => client.get(`${n}`)))
    expect(state()).toEqual([0, 4])
    await pass(300)
    const last = client.get('last')
    await pass(1_000)
    expect([(await all).length, (await last).data, most(), state()]).toEqual([4, 'last', 2, [0, 0]])
  })

  it('that says so while a free slot is given away counts nobody twice', async () => {
    let isOver = false
    const { client, state } = createSite({
      concurrency: 1,
      coolDown: (onEnd) => ({
        includes({ url }) {
          if (url === 'rested' && !isOver && state()[0] === 0) {
            isOver = true
            onEnd()
          }
          return false
        },
        hear() {},
      }),
    })
    const first = client.get('first')
    const all = [client.get('rested'), client.get('next')]
    await pass(100)
    expect([isOver, state()]).toEqual([true, [1, 1]])
    await pass(1_000)
    expect((await Promise.all([first, ...all])).map(({ data }) => data)).toEqual(['first', 'rested', 'next'])
    expect(state()).toEqual([0, 0])
  })
})

it('a request whose URL can no longer be read when a rest begins does not keep the others waiting', async () => {
  const busy = { statusCode: 429, header: { 'Retry-After': '1' } }
  const { client, state } = createSite({ concurrency: 1, coolDown }, ({ path }) => (path === '/a' ? busy : {}))
  client.use({
    name: 'outside',
    order: 640,
    // A hook in plain JavaScript.
    request: (request) => (request.url === 'b' ? { ...request, baseURL: 5 as never } : request),
  })
  const [a, b, c] = ['a', 'b', 'c'].map((url) => client.get(url).catch((error) => error))
  expect(await outcomeOf(c!)).toBe('c')
  expect([(await a).code, (await b).name, state()]).toEqual(['STATUS', 'TypeError', [0, 0]])
})
