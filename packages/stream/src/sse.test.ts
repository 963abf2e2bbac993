// The parser against a published one, at every cut of a text that has all that the standard allows.
import { createParser } from 'eventsource-parser'
import { describe, expect, it } from 'vitest'
import { createSseParser, type ServerSentEvent } from './index.ts'

const nasty = [
  ': a comment\n',
  'data: one\n\n',
  'data:\ndata: after an empty line\n\n',
  'data\n\n',
  'event: add\r\ndata:  two blanks\r\nid: 7\r\n\r\n',
  'event:\ndata: no type any more\n\n',
  'data: 你好，世界 👩‍💻\rid: 八\r\r',
  'id: with \0 zero\ndata: keeps the id\n\n',
  'id\ndata: no id any more\n\n',
  'id: alone\n\nid: 9\nevent: lost\n\n',
  'retry: 1500\nretry: 12x\nretry:\nretry: -1\ndata: waits\n\n',
  'Data: other case\n data: blank before\nunknown: field\ndatax: no\n\n',
  'data: a: b: c\n\n\n\n\r\n',
  ':\n:\r\ndata:x\ndata:y\n\n',
  'data: {"broken":\ndata: "json"}\n\n',
  'data:no blank first\ndata:\tone later\n\n',
  'event: last\ndata: never ended\n',
].join('')

const own = (pieces: readonly string[]) => {
  const events: ServerSentEvent[] = []
  const parser = createSseParser((event) => events.push(event))
  for (const piece of pieces) parser.feed(piece)
  return events
}

/** The published parser tells an id apart from events. */
const published = (pieces: readonly string[]) => {
  const events: ServerSentEvent[] = []
  let id = ''
  const parser = createParser({
    onId: (next) => {
      id = next
    },
    onEvent: ({ event = 'message', data }) => events.push({ event, data, id }),
  })
  for (const piece of pieces) parser.feed(piece)
  return events
}

describe('the parser', () => {
  it('tells what eventsource-parser does at every cut of a nasty text', () => {
    const whole = published([nasty])
    expect(whole).toHaveLength(13)
    expect(own([nasty])).toEqual(whole)
    expect(own(Array.from(nasty))).toEqual(whole)
    for (let first = 0; first <= nasty.length; first++) {
      const start = nasty.slice(0, first)
      expect(own([start, nasty.slice(first)])).toEqual(whole)
      for (let second = first; second <= nasty.length; second += 31) {
        const pieces = [start, nasty.slice(first, second), '', nasty.slice(second)]
        expect(own(pieces)).toEqual(published(pieces))
      }
    }
  })

  it('gives up a line, and an event of many lines, that is longer than it may be', () => {
    const tooLong = expect.objectContaining({ code: 'RESPONSE', message: 'no end in 100 (maxBuffer)' })
    const endless = () => {
      const events: ServerSentEvent[] = []
      return { events, parser: createSseParser((event) => events.push(event), 100) }
    }
    const { events, parser: line } = endless()
    line.feed('data: fine\n\n')
    line.feed(`data:${'x'.repeat(95)}`)
    expect(() => line.feed('x')).toThrow(tooLong)
    const { parser: lines } = endless()
    lines.feed('data: 0123456789\n'.repeat(9))
    expect(() => lines.feed('data: 0123456789\n')).toThrow(tooLong)
    expect(events).toHaveLength(1)
  })

  it('takes a line of a megabyte in ten thousand pieces without looking through it again and again', () => {
    const lengths: number[] = []
    const parser = createSseParser(({ data }) => lengths.push(data.length))
    parser.feed('data:')
    for (let piece = 0; piece < 10_000; piece++) parser.feed('x'.repeat(100))
    parser.feed('\n\n')
    expect(lengths).toEqual([1_000_000])
  })
})
