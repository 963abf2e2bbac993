// packages/stream/README.md: its recipes for the formats of models, over a simulated phone.
import { outcomeOf } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import { useGuidePhone } from '../test/guide-page.ts'

type Chat = { chat(messages: readonly object[], append: (text: string) => void): Promise<unknown> }

const open = useGuidePhone()
const recipe = (name: string) => guideApp<Chat>('packages/stream/README.md', ['http', name])
const formats = [
  ['openai', recipe('openai'), { choices: [{ delta: { content: '周三' } }] }, { error: { message: 'Rate limit' } }],
  ['ai-sdk', recipe('ai-sdk'), { type: 'text-delta', delta: '周三' }, { type: 'error', errorText: 'Rate limit' }],
] as const

const ask = async (launch: () => Promise<Chat>, events: readonly object[], lastName?: string) => {
  open(() => ({
    header: { 'Content-Type': 'text/event-stream' },
    chunks: events.map(
      (event) =>
        `${lastName && event === events.at(-1) ? `event: ${lastName}\n` : ''}data: ${JSON.stringify(event)}\n\n`,
    ),
  }))
  const told: string[] = []
  const { chat } = await launch()
  const outcome = await outcomeOf(chat([], (text) => void told.push(text)).then(() => ({ data: 'whole' })))
  return { told, outcome }
}

it.each(formats)('%s: the words are told as they come', async (_name, launch, words) => {
  // The last ones are of Azure, which tells its filter's findings apart, and of MiniMax, which ends with the whole message.
  const others = [{ choices: [] }, { choices: [{ content_filter_results: {} }] }, { choices: [{ message: {} }] }]
  expect(await ask(launch, [words, ...others, words])).toEqual({ told: ['周三', '周三'], outcome: 'whole' })
})

it.each(formats)(
  '%s: a failure that the server reports as an event fails the call',
  async (_name, launch, words, failure) => {
    const { told, outcome } = await ask(launch, [words, failure])
    expect(told).toEqual(['周三'])
    expect(outcome).toMatchObject({ code: 'RESPONSE', message: 'Rate limit' })
  },
)

it.each([
  ['its words', { code: 514, message: 'Too many' }, 'Too many'],
  ['no words', { statusText: 'x' }, 'failed'],
])('openai: an event named error, as FastGPT sends it, fails the call with %s', async (_told, failure, message) => {
  const [[, launch, words]] = formats
  const { told, outcome } = await ask(launch, [words, failure], 'error')
  expect(told).toEqual(['周三'])
  expect(outcome).toMatchObject({ code: 'RESPONSE', message })
})
