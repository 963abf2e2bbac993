// "Translate my HttpUtil" of the site finds in what people paste what a reader would find, and says what it could not know.
import { describe, expect, it } from 'vitest'
import { usual } from '../../../../docs/.vitepress/live/translate/choice.ts'
import { factsOf } from '../../../../docs/.vitepress/live/translate/facts.ts'
import { recognise } from '../../../../docs/.vitepress/live/translate/recognise.ts'
import { translate } from '../../../../docs/.vitepress/live/translate/translate.ts'
import { samples } from '../fixtures/http-utils.ts'
import { runText } from '../fixtures/run-text.ts'

const told = (text: string) => {
  const { choice, doubts } = recognise(text)
  return { choice, doubts: doubts.map(({ what }) => what) }
}

describe('recognise', () => {
  it.each(samples)('$name', ({ text, expected, doubts }) => {
    const { choice, doubts: said } = told(text)
    const base = usual(choice.dialect)
    expect(choice).toEqual({ ...base, extras: [], language: 'js', ...expected })
    expect(said).toEqual(doubts)
  })

  it('makes of every beginning of them, wherever it breaks off, a text that runs', () => {
    for (const { text } of samples)
      for (let length = 0; length <= text.length; length += 11) {
        const { choice } = recognise(text.slice(0, length))
        const [file] = translate({ ...choice, language: 'js' }, 'zh').files
        expect(runText(file!.text, true).options).toMatchObject({ baseURL: factsOf(choice).baseURL })
      }
  })

  it('keeps what is pasted a value, whatever is in it', () => {
    const { choice } = recognise(`
      const BASE_URL = 'https://a.com/\\'); alert(1); (\\'\${alert(2)}</script>'
      wx.request({ header: { "X-'+alert(3)+'": 'Bearer ' + wx.getStorageSync("it's") },
        success: (res) => { if (res.data.code === '"];alert(4)//') resolve(res.data.data) } })`)
    const [file] = translate({ ...choice, language: 'js' }, 'en').files
    const { options, session, asked } = runText(file!.text, true)
    session.getToken()
    expect(asked).toEqual(["it's"])
    expect(session['header']).toBe("X-'+alert(3)+'")
    expect(options).toMatchObject({ baseURL: 'https://a.com/\\' })
  })

  it('knows nothing of what is no HttpUtil, and says so', () => {
    for (const text of ['hello', 'export const add = (a, b) => a + b', '{{{(((', '```', 'if (', "'"]) {
      const { found, doubts } = recognise(text)
      expect(found).toEqual([])
      expect(doubts.map(({ what }) => what)).toEqual(['nothing'])
    }
  })

  it.each([
    ['brackets', '{('.repeat(20_000)],
    ['conditions', 'if (res.data.code === 1) {'.repeat(300)],
    ['names', 'headers.token = a.b.c.data.code && '.repeat(2_000)],
    ['blanks', `header: ${' '.repeat(50_000)}`],
    ['quotes', `'"\``.repeat(20_000)],
    ['a long name', 'a'.repeat(60_000)],
    ['dots', 'a.'.repeat(30_000)],
  ])('is not slow with %s', (_what, text) => {
    // A quadratic pattern would not come to an end here.
    expect(recognise(text)).toBeDefined()
  })
})
