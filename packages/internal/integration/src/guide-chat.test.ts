// docs/en/data/files.md: its conversation with a model, as the site shows it, over a simulated phone.
import type { Client } from '@wxpipe/core'
import { pass } from '@wxpipe/test-support'
import { faults, type Reply } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { expect, it, vi } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import { openGuidePage, useGuidePhone } from '../test/guide-page.ts'

interface Chat {
  data: { answer: string; isAnswering: boolean; words: string }
  ask(event: { detail: { value: string } }): Promise<void>
  stop(): void
}

const open = useGuidePhone()
const chat = guideApp<{ client: Client }>('docs/en/data/files.md', ['http', 'pages/chat'])
const events: Reply = {
  header: { 'Content-Type': 'text/event-stream' },
  chunks: ['data: {"text":"周三"}\n\n', 'data: {"text":"晚上', '七点"}\n\ndata: [DONE]\n\n'],
  chunkDelay: 1_000,
}
const start = async (reply = events) => {
  const host = open(() => reply)
  const launch = async () => (await chat()).client.use(tokenExpiry())
  const said = vi.spyOn(console, 'error').mockReturnValue()
  return { host, said, page: await openGuidePage<Chat>(launch, host) }
}
const whole = { answer: '周三晚上七点', isAnswering: false, words: '' }

it('shows the response as it comes', async () => {
  const { page } = await start()
  const asked = page.ask({ detail: { value: 'When?' } })
  await pass(1_500)
  expect(page.data).toEqual({ answer: '周三', isAnswering: true, words: '' })
  await pass(5_000)
  await asked
  expect(page.data).toEqual(whole)
})

it.each([
  [400, 'is told without blaming the network', '没有答上来', 'STATUS'],
  [401, 'is told by the login page alone', '', undefined],
])('a refusal with %i %s', async (statusCode, _told, words, code) => {
  const { page, said } = await start({ statusCode, data: {} })
  const asked = page.ask({ detail: { value: 'When?' } })
  await pass(1_000)
  await asked
  expect(page.data).toEqual({ answer: '', isAnswering: false, words })
  expect(said.mock.calls).toEqual(code ? [[expect.objectContaining({ code })]] : [])
})

it('keeps what is there when the rest does not come, and is not asked again', async () => {
  const { host, page, said } = await start()
  host.fail(faults.afterChunks(1, faults.connectionClosed()))
  const asked = page.ask({ detail: { value: 'When?' } })
  await pass(10_000)
  await asked
  expect(page.data).toEqual({ answer: '周三', isAnswering: false, words: '回答中断了' })
  expect(host.requests).toHaveLength(1)
  expect(said.mock.calls).toEqual([[expect.objectContaining({ name: 'StreamError' })]])
})

it('ends by the button, without a word, with all that has come', async () => {
  const { host, page } = await start()
  const asked = page.ask({ detail: { value: 'When?' } })
  await pass(1_010)
  page.stop()
  await asked
  expect(page.data).toEqual({ answer: '周三', isAnswering: false, words: '' })
  expect(host.inFlight).toBe(0)
})

it('ends with the page', async () => {
  const { host, page } = await start()
  const asked = page.ask({ detail: { value: 'When?' } })
  await pass(500)
  host.unloadPage()
  await asked
  expect(host.inFlight).toBe(0)
})

it('waits for the first word longer than the client’s other calls', async () => {
  const { page } = await start({ ...events, delay: 50_000 })
  const asked = page.ask({ detail: { value: 'When?' } })
  await pass(60_000)
  await asked
  expect(page.data).toEqual(whole)
})
