// What shows the words: wx, which may fail, or the app's own, or nobody.
import { ConfigError, createClient } from '@wxpipe/core'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { fault, faults } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { type ToastShown, toast } from './index.ts'

const takeUnhandled = useFakeTime()
afterEach(() => pass(60_000))
const status = { code: 'STATUS' }

describe('wx', () => {
  it('shows the words without an icon, for two seconds', async () => {
    const { client, host } = createApp()
    await outcomeOf(client.get('500'))
    expect(host.calls.at(-1)).toMatchObject({
      api: 'showToast',
      options: { title: '操作失败，请稍后重试', icon: 'none', duration: 2_000 },
    })
    await pass(1_999)
    expect(host.screen.kind).toBe('toast')
    await pass(1)
    expect(host.screen.kind).toBe('none')
  })

  it('is asked as a method of the host, which may be an object of a class', async () => {
    const { client, host } = createApp()
    const askedOn: unknown[] = []
    Object.assign(host.wx, {
      showToast(this: unknown) {
        askedOn.push(this)
      },
    })
    await outcomeOf(client.get('500'))
    expect(askedOn).toHaveLength(1)
    expect(askedOn[0]).toBe(client.host)
  })

  it.each([
    ['throws', faults.throws(new Error('no window'))],
    ['fails', fault({ reason: 'no window' })],
    ['never answers', faults.neverAnswers()],
  ])('that %s changes nothing for the caller', async (_, trouble) => {
    const { client, host } = createApp()
    host.fail(trouble, { api: 'showToast' })
    expect(await outcomeOf(client.get('500'))).toMatchObject(status)
    expect([host.screen.kind, await takeUnhandled()]).toEqual(['none', []])
  })

  it('without showToast is a ConfigError at the first words that it cannot show', async () => {
    const { client, host } = createApp()
    Object.assign(host.wx, { showToast: undefined })
    expect(await outcomeOf(client.get('a'))).toBe('body')
    expect(await outcomeOf(client.get('500', { toast: false }))).toMatchObject(status)
    const error = await outcomeOf(client.get('500'))
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ message: 'GET https://api.example.com/500: toast: no showToast' })
  })

  it('that is not there at all is the same ConfigError', async () => {
    const client = createClient({ baseURL: 'https://api.example.com/' }).use(toast())
    expect(String(await outcomeOf(client.get('a')))).toContain('toast: no showToast')
  })
})

describe('the app’s own way', () => {
  it('is called on its options in place of wx’s, which need not be there', async () => {
    const shown: ToastShown[] = []
    const options = {
      duration: 3_000,
      shown,
      show(this: { shown: ToastShown[] }, one: ToastShown) {
        this.shown.push(one)
      },
    }
    Object.defineProperty(options, 'shown', { enumerable: false })
    const { client, host, said } = createApp(options)
    Object.assign(host.wx, { showToast: undefined })
    await outcomeOf(client.get('500'))
    expect(shown).toEqual([{ title: '操作失败，请稍后重试', icon: 'none', duration: 3_000 }])
    expect(said()).toEqual([])
  })

  it('is not missed where there is nothing to say', async () => {
    const { client, host } = createApp({ words: () => '' })
    Object.assign(host.wx, { showToast: undefined })
    expect(await outcomeOf(client.get('500'))).toMatchObject({ code: 'STATUS' })
  })

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no component')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no component'))],
    ['yields an object', () => ({ close() {} })],
  ])('that %s changes nothing for the caller', async (_, show) => {
    const { client } = createApp({ show })
    expect(await outcomeOf(client.get('500'))).toMatchObject(status)
    expect(await takeUnhandled()).toEqual([])
  })
})
