// The organiser answers a question about an activity word by word, as server-sent events.
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Activity, User } from '../services/types.ts'
import { Refusal } from './dialect.ts'
import { loginOf } from './project.ts'
import { fileResponses, shape, text, whole } from './schemas.ts'
import type { Store } from './store.ts'

interface Question {
  readonly activityId: number
  readonly question: string
  readonly cut?: boolean
}

const answers: readonly (readonly [RegExp, (activity: Activity) => string])[] = [
  [/雨|天气|rain|weather/i, ({ name }) => `下小雨照常进行，雨太大就改期。“${name}”如有变动，前一天晚上会通知大家。🌧️`],
  [/带|穿|bring|wear/i, () => '请穿运动鞋，带上水和雨具。贵重物品可以交给领队保管。🎒'],
  [
    /(?:)/,
    ({ place, joined, capacity }) =>
      `我们在${place}集合，提前十分钟到就好。已有${joined}人报名，一共${capacity}个名额，路上见！🏃`,
  ],
]

/** For a scope that is guarded by a token. */
export async function organiser(
  members: FastifyInstance,
  { store, wordPause }: { readonly store: Store; readonly wordPause: number },
): Promise<void> {
  const cut = { type: 'boolean', description: 'Whether what is written at once ends inside a character, for tests.' }
  const body = shape({ activityId: whole, question: text })
  const events = { type: 'string', description: '`data: {"text":"…"}` for each word, then `data: [DONE]`.' }
  members.post<{ Body: Question }>(
    '/activity/ask',
    {
      schema: {
        body: { ...body, properties: { ...body.properties, cut } },
        response: fileResponses('text/event-stream', events),
      },
    },
    async (request, reply) => {
      const { activityId, question, cut = false } = request.body
      const activity = store.activity(activityId, loginOf<User>(request).who.id)
      if (!activity) throw new Refusal(404, 'NO SUCH ACTIVITY')
      const [, say] = answers.find(([about]) => about.test(question))!
      reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-cache')
      const pieces = eventsOf(say(activity))
      return reply.send(Readable.from(slowly(cut ? cutInside(pieces) : pieces, wordPause)))
    },
  )
}

const wordsOf = (words: string) =>
  [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(words)].map(({ segment }) => segment)

/** The response as events, `[DONE]` at the end. */
const eventsOf = (answer: string) =>
  [...wordsOf(answer).map((text) => JSON.stringify({ text })), '[DONE]'].map((data) => Buffer.from(`data: ${data}\n\n`))

/** Each piece but the last ends after the first byte of a multi-byte character. */
function cutInside(pieces: readonly Buffer[]): Buffer[] {
  const all = Buffer.concat(pieces)
  const ends = [...all.keys()].filter((at) => all[at]! >= 0xc0).map((at) => at + 1)
  return [0, ...ends].map((start, index) => all.subarray(start, ends[index]))
}

async function* slowly(pieces: readonly Buffer[], pause: number): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    yield piece
    await wait(pause, undefined, { ref: false })
  }
}
