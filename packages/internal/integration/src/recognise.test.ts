// "Translate my HttpUtil" of the site finds in what people paste what a reader would find, and says what it could not know.
import { describe, expect, it } from 'vitest'
import { usual } from '../../../../docs/.vitepress/live/translate/choice.ts'
import { recognise } from '../../../../docs/.vitepress/live/translate/recognise.ts'
import { samples } from '../fixtures/http-utils.ts'

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
})
