// The organiser's answer at the server: events word by word, cut where it hurts when that is asked for.
import { request as sendRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer } from '../src/server/index.ts'
import type { Failure } from '../src/services/types.ts'
import { bearer, type Call, callerOf, login } from './caller.ts'

const API = '/meetup/api/v1'
const server = createServer({ wordPause: 1 })
let origin: string
let call: Call
let token: string

beforeAll(async () => {
  origin = await server.listen()
  call = callerOf(origin)
  token = (await login(call)).token
})
afterAll(() => server.close())

/** The response in the pieces in which it came, each a piece of HTTP's chunked coding. */
const ask = (body: object) =>
  new Promise<{ readonly type: string | undefined; readonly pieces: readonly Buffer[] }>((resolve, reject) => {
    const headers = { ...bearer(token).header, 'content-type': 'application/json' }
    const request = sendRequest(`${origin}${API}/activity/ask`, { method: 'POST', headers }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => resolve({ type: response.headers['content-type'], pieces }))
    })
    request.on('error', reject)
    request.end(JSON.stringify(body))
  })

const dataOf = (text: string) =>
  text
    .split('\n\n')
    .slice(0, -1)
    .map((event) => event.replace(/^data: /, ''))
const wordsOf = (pieces: readonly Buffer[]) => {
  const data = dataOf(Buffer.concat(pieces).toString())
  expect(data.at(-1)).toBe('[DONE]')
  return data.slice(0, -1).map((one) => (JSON.parse(one) as { text: string }).text)
}
const question = { activityId: 101, question: '几点集合？' }

test('it is a stream of events, a word each, with [DONE] at its end', async () => {
  const { type, pieces } = await ask(question)
  expect(type).toBe('text/event-stream; charset=utf-8')
  const words = wordsOf(pieces)
  expect(words.join('')).toMatch(/^我们在.+集合，提前十分钟到就好。.+路上见！🏃$/)
  expect(words.length).toBeGreaterThan(15)
})

test('other questions get other answers, about the activity they are about', async () => {
  const answer = async (about: object) => wordsOf((await ask({ ...question, ...about })).pieces).join('')
  expect(await answer({ question: '下雨怎么办？' })).toContain('下小雨照常进行')
  expect(await answer({ question: 'What should I bring?' })).toContain('请穿运动鞋')
  expect(await answer({ activityId: 106 })).not.toBe(await answer({}))
})

test('when asked it is cut inside characters, and is the same response', async () => {
  const [whole, cut] = [await ask(question), await ask({ ...question, cut: true })]
  expect(Buffer.concat(cut.pieces)).toEqual(Buffer.concat(whole.pieces))
  const endsInside = (piece: Buffer) => piece.at(-1)! >= 0xc0
  expect(whole.pieces.some(endsInside)).toBe(false)
  expect(cut.pieces.filter(endsInside).length).toBeGreaterThan(15)
})

test('without a live token, about no activity, or without a question there is no stream but an envelope', async () => {
  const send = (body: object, auth = token) =>
    call<Failure>(`${API}/activity/ask`, { method: 'POST', body, ...bearer(auth) })
  const seen = async (response: ReturnType<typeof send>) => [(await response).status, (await response).body.code]
  expect(await seen(send(question, 'unknown'))).toEqual([200, '99997'])
  expect(await seen(send({ ...question, activityId: 9 }))).toEqual([404, '40400'])
  expect(await seen(send({ activityId: 101 }))).toEqual([400, '40000'])
})
