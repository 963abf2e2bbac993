// What `track` shows of one call, counted in setData.
import { AbortError, AuthExpiredError, ConfigError, NetworkError } from '@wxpipe/core'
import { describe, expect, it } from 'vitest'
import { createCalls, type Item, items, openPage } from '../test/app.ts'
import { idle, type TrackOptions, track } from './index.ts'

const open = async (options?: TrackOptions<Item[]>) => {
  const opened = await openPage()
  const { calls, load } = createCalls<Item[]>()
  return { ...opened, calls, ask: () => track(opened.page, 'list', load, options) }
}
const words = (error: unknown) => (error instanceof NetworkError ? 'no network' : 'oops')
const offline = new NetworkError('offline')

describe('one call', () => {
  it('is two setData, loading and the response, and asks in the caller’s tick', async () => {
    const { ask, calls, page, sent } = await open()
    expect(page.data.list).toEqual({ state: 'idle', data: null, words: '' })
    const shown = ask()
    expect(calls).toHaveLength(1)
    expect(page.data.list.state).toBe('loading')
    await calls[0]!.respond(items(1, 2))
    await shown
    expect(page.data.list).toEqual({ state: 'ready', data: items(1, 2), words: '' })
    expect(sent).toEqual([
      { 'list.state': 'loading' },
      { 'list.state': 'ready', 'list.words': '', 'list.data': items(1, 2) },
    ])
  })

  it('leaves the other fields alone', async () => {
    const { ask, calls, page } = await open()
    void ask()
    await calls[0]!.respond(items(1))
    expect([page.data.other, page.data.category]).toEqual([idle(), 3])
  })

  it('may yield its value at once', async () => {
    const { page, sent } = await open()
    await track(page, 'other', () => 'now')
    expect([page.data.other, sent.length]).toEqual([{ state: 'ready', data: 'now', words: '' }, 2])
  })
})

describe('a second call', () => {
  it('keeps what is shown until its response: one setData', async () => {
    const { ask, calls, page, sent } = await open()
    void ask()
    await calls[0]!.respond(items(1))
    void ask()
    expect(page.data.list).toEqual({ state: 'ready', data: items(1), words: '' })
    await calls[1]!.respond(items(2))
    expect([page.data.list.data, sent.length]).toEqual([items(2), 3])
  })

  it('that fails keeps what was there, and sends it not again', async () => {
    const { ask, calls, page, sent } = await open({ words })
    void ask()
    await calls[0]!.respond(items(1))
    void ask()
    await calls[1]!.fail(offline)
    expect(page.data.list).toEqual({ state: 'failed', data: items(1), words: 'no network' })
    expect(sent[2]).toEqual({ 'list.state': 'failed', 'list.words': 'no network' })
    void ask()
    await calls[2]!.respond(items(2))
    expect(page.data.list).toEqual({ state: 'ready', data: items(2), words: '' })
  })

  it('wins over an older one, whichever comes first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const { ask, calls, page, sent } = await open()
      const both = [ask(), ask()]
      for (const n of order) await calls[n]!.respond(items(n))
      await Promise.all(both)
      expect(page.data.list).toMatchObject({ state: 'ready', data: items(1) })
      // One that it has begun, and one response.
      expect(sent).toHaveLength(2)
    }
  })

  it('wins over a failure of the older one, and its own failure over the older response', async () => {
    const { ask, calls, page } = await open()
    void ask()
    void ask()
    await calls[0]!.fail(offline)
    expect(page.data.list.state).toBe('loading')
    await calls[1]!.respond(items(1))
    expect(page.data.list.state).toBe('ready')
    void ask()
    void ask()
    await calls[3]!.fail(offline)
    await calls[2]!.respond(items(2))
    expect(page.data.list).toMatchObject({ state: 'failed', data: items(1) })
  })

  it('of another field has nothing to do with it', async () => {
    const { ask, calls, page } = await open()
    void ask()
    await track(page, 'other', () => 'b')
    await calls[0]!.respond(items(1))
    expect([page.data.list.state, page.data.other.state]).toEqual(['ready', 'ready'])
  })

  it('of another page has nothing to do with it', async () => {
    const [a, b] = [await open(), await open()]
    void a.ask()
    void b.ask()
    await a.calls[0]!.respond(items(1))
    await b.calls[0]!.respond(items(2))
    expect([a.page.data.list.data, b.page.data.list.data]).toEqual([items(1), items(2)])
  })
})

describe('a failure', () => {
  it('shows the app’s words', async () => {
    const { ask, calls, page, sent } = await open({ words })
    const shown = ask()
    await calls[0]!.fail(offline)
    await expect(shown).resolves.toBeUndefined()
    expect(page.data.list).toEqual({ state: 'failed', data: null, words: 'no network' })
    expect(sent).toHaveLength(2)
  })

  it('of an expired session is signed-out', async () => {
    const { ask, calls, page } = await open({ words })
    void ask()
    await calls[0]!.fail(new AuthExpiredError('expired'))
    expect(page.data.list).toEqual({ state: 'signed-out', data: null, words: 'oops' })
  })

  it('has no words without the option, nor when it yields none', async () => {
    for (const options of [{}, { words: () => undefined as unknown as string }]) {
      const { ask, calls, page } = await open(options)
      void ask()
      await calls[0]!.fail(offline)
      expect(page.data.list).toEqual({ state: 'failed', data: null, words: '' })
    }
  })

  it('is shown as loading again when it is tried again with nothing to show', async () => {
    const { ask, calls, page } = await open({ words })
    void ask()
    await calls[0]!.fail(offline)
    void ask()
    expect(page.data.list.state).toBe('loading')
    await calls[1]!.respond(items(1))
    expect(page.data.list).toEqual({ state: 'ready', data: items(1), words: '' })
  })

  it('asks for words as a method of the options', async () => {
    const options = {
      words(this: unknown) {
        return this === options ? 'mine' : 'nobody’s'
      },
    }
    const { page } = await open()
    await track(page, 'list', () => Promise.reject(offline), options)
    expect(page.data.list.words).toBe('mine')
  })
})

describe('a mistake in the code', () => {
  it.each<[string, () => never]>([
    [
      'an error that is not wxpipe’s',
      () => {
        throw new TypeError('x is undefined')
      },
    ],
    [
      'a ConfigError',
      () => {
        throw new ConfigError('no such option')
      },
    ],
  ])('%s shows as failed, with words, and rejects', async (_, load) => {
    const { page } = await open()
    await expect(track(page, 'list', load, { words })).rejects.toThrow(/undefined|no such/)
    expect(page.data.list).toEqual({ state: 'failed', data: null, words: 'oops' })
  })

  it.each<[string, unknown]>([
    ['an error with a code of its own, as those of Node and of other libraries', { code: 'ABORT' }],
    ['nothing at all', undefined],
  ])('%s shows as failed, with words, and is what the promise rejects with', async (_, mistake) => {
    const { page } = await open()
    await expect(track(page, 'list', () => Promise.reject(mistake), { words })).rejects.toBe(mistake)
    expect(page.data.list).toEqual({ state: 'failed', data: null, words: 'oops' })
  })

  it('in `words` shows as failed without words, and rejects', async () => {
    const { page } = await open()
    const shown = track(page, 'list', () => Promise.reject(offline), {
      words() {
        throw new TypeError('not mine')
      },
    })
    await expect(shown).rejects.toThrow('not mine')
    expect(page.data.list).toEqual({ state: 'failed', data: null, words: '' })
  })

  it('in `isEmpty`, as a promise is one, shows as failed and rejects', async () => {
    const { page } = await open()
    const isEmpty = (() => Promise.resolve(true)) as unknown as () => boolean
    await expect(track(page, 'list', () => items(1), { isEmpty })).rejects.toThrow('isEmpty must answer at once')
    expect(page.data.list.state).toBe('failed')
  })

  it('in the options is thrown at once', async () => {
    const { page, sent } = await open()
    const wrong = (options: object) => () => track(page, 'list', () => items(), options)
    expect(wrong({ word: words })).toThrow('track has no "word"')
    expect(wrong({ isEmpty: true })).toThrow('"isEmpty" must be: function')
    expect(sent).toEqual([])
  })
})

describe('an aborted call', () => {
  const aborted = new AbortError('aborted')

  it('leaves what is shown', async () => {
    const { ask, calls, page } = await open({ words })
    void ask()
    await calls[0]!.respond(items(1))
    const shown = ask()
    await calls[1]!.fail(aborted)
    await expect(shown).resolves.toBeUndefined()
    expect(page.data.list).toEqual({ state: 'ready', data: items(1), words: '' })
  })

  it.each(['idle', 'failed'])('leaves %s, from which it began', async (state) => {
    const { ask, calls, page } = await open({ words })
    if (state === 'failed') {
      void ask()
      await calls[0]!.fail(offline)
    }
    const before = { ...page.data.list }
    void ask()
    await calls.at(-1)!.fail(aborted)
    expect(before.state).toBe(state)
    expect(page.data.list).toEqual(before)
  })

  it('leaves what the app has shown meanwhile, as after a logout', async () => {
    const { ask, calls, page } = await open({ words })
    void ask()
    await calls[0]!.respond(items(1))
    void ask()
    page.setData({ list: { state: 'signed-out', data: null, words: 'bye' } })
    await calls[1]!.fail(aborted)
    expect(page.data.list).toEqual({ state: 'signed-out', data: null, words: 'bye' })
  })

  it('that a newer one has replaced changes nothing; nor does the page stay loading when both are aborted', async () => {
    const { ask, calls, page } = await open()
    void ask()
    void ask()
    await calls[0]!.fail(aborted)
    expect(page.data.list.state).toBe('loading')
    await calls[1]!.fail(aborted)
    expect(page.data.list.state).toBe('idle')
    void ask()
    await calls[2]!.respond(items(1))
    expect(page.data.list.state).toBe('ready')
  })
})

describe('an aborted call over an older one that still runs', () => {
  const aborted = new AbortError('aborted')

  it('leaves the page loading, and the older response is shown', async () => {
    const { ask, calls, page, sent } = await open()
    void ask()
    void ask()
    await calls[1]!.fail(aborted)
    expect(page.data.list.state).toBe('loading')
    await calls[0]!.respond(items(1))
    expect(page.data.list).toEqual({ state: 'ready', data: items(1), words: '' })
    expect(sent).toHaveLength(2)
  })

  it('leaves its failure to the older one, too', async () => {
    const { ask, calls, page } = await open({ words })
    void ask()
    void ask()
    await calls[1]!.fail(aborted)
    await calls[0]!.fail(offline)
    expect(page.data.list).toEqual({ state: 'failed', data: null, words: 'no network' })
  })

  it('leaves the newest of several', async () => {
    const { ask, calls, page } = await open()
    for (let n = 0; n < 3; n++) void ask()
    await calls[2]!.fail(aborted)
    await calls[0]!.respond(items(0))
    expect(page.data.list.state).toBe('loading')
    await calls[1]!.respond(items(1))
    expect(page.data.list).toMatchObject({ state: 'ready', data: items(1) })
  })

  it('is not shown if it has had its response meanwhile, which a newer call had replaced: the page is as before both', async () => {
    for (const before of ['idle', 'failed'] as const) {
      const { ask, calls, page } = await open()
      page.setData({ 'list.state': before })
      void ask()
      void ask()
      await calls[0]!.respond(items(0))
      expect(page.data.list.state).toBe('loading')
      await calls[1]!.fail(aborted)
      expect(page.data.list).toEqual({ state: before, data: null, words: '' })
      void ask()
      await calls[2]!.respond(items(2))
      expect(page.data.list).toMatchObject({ state: 'ready', data: items(2) })
    }
  })

  it('leaves the oldest of three, where the one between them has ended', async () => {
    const { ask, calls, page } = await open()
    for (let n = 0; n < 3; n++) void ask()
    await calls[1]!.respond(items(1))
    await calls[2]!.fail(aborted)
    expect(page.data.list.state).toBe('loading')
    await calls[0]!.respond(items(0))
    expect(page.data.list).toMatchObject({ state: 'ready', data: items(0) })
  })

  it('leaves it also when a second newer one is aborted', async () => {
    const { ask, calls, page } = await open()
    for (let n = 1; n < 3; n++) {
      void (n === 1 && ask())
      void ask()
      await calls[n]!.fail(aborted)
    }
    await calls[0]!.respond(items(0))
    expect(page.data.list).toMatchObject({ state: 'ready', data: items(0) })
  })

  it('shows where the older one began, when that is aborted last', async () => {
    const { ask, calls, page } = await open({ words })
    void ask()
    await calls[0]!.fail(offline)
    void ask()
    void ask()
    await calls[2]!.fail(aborted)
    await calls[1]!.fail(aborted)
    expect(page.data.list).toEqual({ state: 'failed', data: null, words: 'no network' })
  })

  it('leaves nothing to an older one that a newer outcome has replaced', async () => {
    const { ask, calls, page } = await open()
    void ask()
    void ask()
    await calls[1]!.respond(items(1))
    void ask()
    await calls[2]!.fail(aborted)
    await calls[0]!.respond(items(0))
    expect(page.data.list).toMatchObject({ state: 'ready', data: items(1) })
  })
})

it('a failure that is not shown asks for no words', async () => {
  const asked: unknown[] = []
  const { ask, calls } = await open({ words: (error) => String(asked.push(error)) })
  void ask()
  void ask()
  await calls[0]!.fail(offline)
  expect(asked).toEqual([])
})

describe('an empty response', () => {
  it.each<[string, unknown]>([
    ['a list without items', []],
    ['null', null],
    ['undefined', undefined],
    ['an empty text, as wx gives for 204', ''],
  ])('is %s', async (_, value) => {
    const { page } = await open()
    await track(page, 'list', () => value as Item[])
    expect(page.data.list).toEqual({ state: 'empty', data: value ?? null, words: '' })
  })

  it.each<[string, unknown]>([
    ['0', 0],
    ['false', false],
    ['an object', {}],
  ])('is not %s', async (_, value) => {
    const { page } = await open()
    await track(page, 'list', () => value as Item[])
    expect(page.data.list.state).toBe('ready')
  })

  it('is what `isEmpty` says', async () => {
    const { page } = await open()
    const few = { limit: 2, isEmpty: (list: Item[]) => list.length < 2 }
    await track(page, 'list', () => items(1), { isEmpty: few.isEmpty })
    expect(page.data.list).toEqual({ state: 'empty', data: items(1), words: '' })
    await track(page, 'list', () => [], { isEmpty: () => false })
    expect(page.data.list.state).toBe('ready')
  })
})
