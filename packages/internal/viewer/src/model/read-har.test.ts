// What is no HAR is refused with the reason; what is one is taken as it is.
import { describe, expect, it } from 'vitest'
import { ofChrome } from '../fixtures/others.ts'
import { HarError, readHar } from './read-har.ts'

const faultOf = (text: string): readonly [string, string] => {
  try {
    readHar(text)
    return ['none', '']
  } catch (error) {
    if (error instanceof HarError) return [error.fault, error.detail]
    throw error
  }
}

describe('readHar', () => {
  it('takes a HAR, also with a byte order mark and blanks around it', () => {
    expect(readHar(`\uFEFF\n${JSON.stringify(ofChrome)}\n`)).toEqual(ofChrome)
    expect(readHar(`\n${JSON.stringify(ofChrome)}\n\n`)).toEqual(ofChrome)
  })

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['<!doctype html>', 'not-json'],
    ['curl https://a.example', 'not-json'],
    [JSON.stringify(ofChrome).slice(0, 500), 'cut-off'],
    ['{"log": {"entries": [}', 'not-json'],
    ['[]', 'no-log'],
    ['7', 'no-log'],
    ['null', 'no-log'],
    ['{"log": null}', 'no-log'],
    ['{"log": {}}', 'no-entries'],
    ['{"log": {"entries": {}}}', 'no-entries'],
    ['{"log": {"entries": []}}', 'no-entries'],
    ['{"log": {"entries": [null, {"startedDateTime": "soon"}]}}', 'no-dates'],
  ])('says of %s that it is %s', (text, fault) => {
    expect(faultOf(text)[0]).toBe(fault)
  })

  it('names what stands in a JSON that is no HAR, and no more of it', () => {
    expect(faultOf('{"info": {"secret": 1}, "item": []}')).toEqual(['no-log', 'info, item'])
  })
})
