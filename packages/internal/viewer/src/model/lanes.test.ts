// Steps become lanes: who had the request, and whom it waited for.
import { describe, expect, it } from 'vitest'
import { heldFor, lanesOf, type Step } from './lanes.ts'

const steps = (text: string): Step[] =>
  text.split(' ').map((one) => {
    const [, name = '', sign, at] = /^(\w+)([<>!])(\d+)$/.exec(one) ?? []
    return { name, type: sign === '>' ? 'enter' : sign === '<' ? 'exit' : 'fail', at: Number(at) }
  })
const held = (text: string) => Object.fromEntries(lanesOf(steps(text)).map((lane) => [lane.name, heldFor(lane)]))

describe('lanesOf', () => {
  it('gives the time on the wire to the transport', () => {
    expect(held('a>0 b>0 transport>0 transport<50 b<50 a<50')).toEqual({ a: 0, b: 0, transport: 50 })
  })

  it('gives a wait on the way in to whom the request has reached', () => {
    expect(held('a>0 b>10 transport>40 transport<50 b<50 a<50')).toEqual({ a: 10, b: 30, transport: 10 })
  })

  it('gives a wait on the way out to the next one outside', () => {
    expect(held('a>0 b>0 transport>0 transport<10 b<30 a<70')).toEqual({ a: 40, b: 20, transport: 10 })
  })

  it('gives the pause before a repetition to who repeats', () => {
    expect(held('retry>0 b>0 transport>0 transport!10 b!10 b>310 transport>310 transport<320 b<320 retry<320')).toEqual(
      {
        retry: 300,
        b: 0,
        transport: 20,
      },
    )
  })

  it('has one span for each passage, and says how each ended', () => {
    const [, b] = lanesOf(steps('a>0 b>0 b!5 b>20 b<30 a<30'))
    expect(b?.spans).toEqual([
      { from: 0, to: 5, ending: 'fail' },
      { from: 20, to: 30, ending: 'exit' },
    ])
  })

  it('ends what an abort has left open', () => {
    expect(lanesOf(steps('a>0 b>5 a!40')).map(({ spans }) => spans)).toEqual([
      [{ from: 0, to: 40, ending: 'fail' }],
      [{ from: 5, to: 40, ending: 'fail' }],
    ])
  })

  it('has none without steps', () => {
    expect(lanesOf([])).toEqual([])
  })
})
