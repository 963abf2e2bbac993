// "Translate my HttpUtil" of the site writes an http.ts for each choice that runs, and builds the same client that the page shows.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Choice,
  readHash,
  usual,
  withDialect,
  writeHash,
} from '../../../../docs/.vitepress/live/translate/choice.ts'
import { clientOf } from '../../../../docs/.vitepress/live/translate/client.ts'
import { everyChoice } from '../../../../docs/.vitepress/live/translate/every-choice.ts'
import { translate } from '../../../../docs/.vitepress/live/translate/translate.ts'
import { runText } from '../fixtures/run-text.ts'

const odd = [
  `it's "quoted"`,
  'back\\slash\\',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a reader may have typed is meant literally
  '`${process.exit()}`',
  '</script><!--',
  'two\nlines\r\n\u2028\u2029',
  '令牌🔑\ud800',
  "'); throw new Error('broken out'); ('",
  '*/ /*',
  '__proto__',
]

const textOf = (choice: Choice): string => translate(choice, 'zh').files[0]!.text
const run = (choice: Choice, isDeaf = false) => runText(textOf({ ...choice, language: 'js' }), isDeaf)

describe('translate', () => {
  it('writes for every choice a text whose client has the list that the page shows', () => {
    const choices = everyChoice().filter(({ language }) => language === 'js')
    // Where it runs, and where it keeps its token, changes nothing of the list.
    const lists = new Map<string, string>()
    const listOf = (choice: Choice) => {
      const key = writeHash({ ...choice, platform: 'wx', tokenIn: 'storage' })
      if (!lists.has(key)) lists.set(key, clientOf(choice).inspect())
      return lists.get(key)
    }
    const wrong = choices.filter((choice) => run(choice).client.inspect() !== listOf(choice))
    expect(choices.length).toBeGreaterThan(1000)
    expect(wrong).toEqual([])
  })

  it('has in the list what was chosen, and only that', () => {
    const names = (choice: Choice) => clientOf(choice).inspect().replace(/^\d+ /gm, '').split('\n')
    const own = usual('own')
    expect(names({ ...own, extras: ['refresh', 'retry', 'cache', 'loading', 'toast', 'data'] })).toEqual([
      ...['toast', 'login-redirect', 'loading', 'cache', 'retry', 'token-refresh', 'token-injection', 'envelope'],
      'token-expiry',
    ])
    expect(names({ ...own, extras: [], loginPage: '', success: '' })).toEqual(['token-injection', 'token-expiry'])
  })

  it('writes TypeScript that is the JavaScript with types', () => {
    const types =
      /: (string|Client|Tokens)\b|<(Tokens|\{[^}]*\})>|type Client, |interface Tokens \{[^}]*\}\n\n|(?<=http\.)[jt]s/g
    const differing = everyChoice().filter((choice) => {
      const [own, other] = (['js', 'ts'] as const).map((language) => textOf({ ...choice, language }))
      return own?.replace(types, '') !== other?.replace(types, '')
    })
    expect(differing).toEqual([])
  })

  it.each(odd)('keeps %j a value wherever it is typed, and never makes code of it', (text) => {
    const choice: Choice = {
      ...usual('own'),
      ...{
        baseURL: text,
        tokenKey: text,
        header: text,
        scheme: text,
        expired: text,
        expiredField: text,
        loginPage: text,
      },
      ...{ refreshPath: text, success: text, code: text, message: text, data: text, headers: `x-odd: ${text}` },
      extras: ['refresh', 'cache', 'data'],
    }
    for (const tokenIn of ['storage', 'globalData'] as const) {
      // Neither what ends a script element nor what old engines take for the end of a line.
      expect(textOf({ ...choice, tokenIn })).not.toMatch(/<[/!]|[\u2028\u2029]/)
      const { session, options, asked } = run({ ...choice, tokenIn }, true)
      const { header, scheme, codeField, loginPage } = session
      expect({ header, scheme, codeField, loginPage }).toEqual({
        ...{ header: text.trim(), scheme: text.trim(), codeField: text, loginPage: text.trim() },
      })
      expect(options).toMatchObject({ baseURL: text.trim() })
      if (!/\n/.test(text)) expect(options).toMatchObject({ header: { 'x-odd': text } })
      session.getToken()
      if (tokenIn === 'storage') expect(asked).toEqual([text])
    }
  })

  it('weighs what the limits of the repository say', () => {
    const budgets = JSON.parse(readFileSync(join(import.meta.dirname, '../../tooling/budgets.json'), 'utf8'))
    const { bytes, packages, install } = translate({ ...usual('own'), extras: ['toast', 'loading'] }, 'en')
    const { plugins } = budgets
    expect(packages.map(({ name }) => name.replace('@wxpipe/', ''))).toEqual([
      ...['core', 'token-injection', 'token-expiry', 'login-redirect', 'envelope', 'toast', 'loading'],
    ])
    expect(install).toBe(`npm i ${packages.map(({ name }) => name).join(' ')}`)
    expect(bytes).toBe(
      budgets.bundles[0].limit +
        2 * plugins.default +
        plugins['login-redirect'] +
        plugins.envelope +
        plugins.toast +
        plugins.loading,
    )
  })

  it('says litemall in the words of envelope', () => {
    const text = textOf(usual('litemall'))
    expect(text).toContain(`envelope({ code: 'errno', message: 'errmsg', success: [0] })`)
    expect(text).toContain(`header: 'X-Litemall-Token'`)
    expect(text).toContain(`codes: [501]`)
  })

  it('leaves out what the library does by itself', () => {
    const text = textOf({ ...usual('own'), extras: [], timeout: '', loginPage: '' })
    expect(text).not.toMatch(/header|scheme|statusCodes|codes|codeField|timeout|loginPage|onRedirect|data/)
  })
})

describe('an address', () => {
  it.each(odd)('brings back a choice with %j in it', (text) => {
    for (const dialect of ['own', 'yudao'] as const) {
      const choice: Choice = { ...usual(dialect), platform: 'taro', extras: ['retry'], header: text, loginPage: text }
      const wellFormed = text.replace('\ud800', '\ufffd')
      expect(readHash(writeHash(choice))).toEqual({ ...choice, header: wellFormed, loginPage: wellFormed })
    }
  })

  it('that says what nobody knows is as usual', () => {
    expect(readHash('#dialect=other&platform=my&language=py&extras=fly,retry&constructor=1&__proto__=1')).toEqual({
      ...usual('own'),
      extras: ['retry'],
    })
  })
})

describe('another back end', () => {
  it('brings what its server decides, and keeps what is the app’s own', () => {
    const own: Choice = {
      ...usual('own'),
      loginPage: '/pages/me/me',
      tokenKey: 'jwt',
      timeout: '5000',
      header: 'token',
    }
    expect(withDialect(own, 'litemall')).toEqual({
      ...usual('litemall'),
      ...{ loginPage: '/pages/me/me', tokenKey: 'jwt', timeout: '5000' },
    })
    expect(withDialect({ ...own, baseURL: 'https://a.com/' }, 'yudao').baseURL).toBe('https://a.com/')
  })
})
