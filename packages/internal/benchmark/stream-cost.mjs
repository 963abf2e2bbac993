// What a stream of 10,000 events costs beside decoding its bytes alone. After a build: `node packages/internal/benchmark/stream-cost.mjs`, also with --jitless.
import { createRequire } from 'node:module'
import process from 'node:process'

const require = createRequire(new URL('../../stream/package.json', import.meta.url))
const { createClient } = require('@wxpipe/core')
const { createUtf8Decoder, stream } = require('./dist/index.js')

const EVENTS = 10_000
const RUNS = 15
/** The most that a stream may cost, in times of the decoding. */
const LIMIT = 3

const encoder = new TextEncoder()
const chunks = Array.from({ length: EVENTS }, (_, at) =>
  encoder.encode(
    `data: {"id":"chatcmpl-${at}","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"你好"}}]}\n\n`,
  ),
)

function decodeAlone() {
  const decoder = createUtf8Decoder()
  let length = 0
  for (const chunk of chunks) length += decoder.decode(chunk).length
  return length
}

async function streamAll() {
  const host = {
    request: ({ success }) => ({
      abort() {},
      onHeadersReceived: (listener) => listener({ statusCode: 200, header: { 'content-type': 'text/event-stream' } }),
      onChunkReceived(listener) {
        for (const data of chunks) listener({ data: data.buffer })
        success({ statusCode: 200, header: {}, data: '' })
      },
    }),
  }
  const client = createClient({ host, baseURL: 'https://a.example/' }).use(stream())
  let events = 0
  await client.get('chat', { stream: { onEvent: () => events++ } })
  if (events !== EVENTS) throw new Error(`told ${events} events`)
}

async function timed(run) {
  const began = process.hrtime.bigint()
  await run()
  return Number(process.hrtime.bigint() - began) / 1e6
}

const alone = []
const whole = []
// In turn, so that a busy moment of the machine meets both.
for (let run = 0; run < RUNS; run++) {
  alone.push(await timed(decodeAlone))
  whole.push(await timed(streamAll))
}
// The quickest of each: what the machine did besides is in all others.
const [decoding, streaming] = [alone, whole].map((times) => Math.min(...times))
const ratio = streaming / decoding
console.log(
  `${EVENTS} events: ${streaming.toFixed(1)} ms; decoding alone ${decoding.toFixed(1)} ms; ${ratio.toFixed(2)} × (at most ${LIMIT} ×)`,
)
process.exitCode = ratio <= LIMIT ? 0 : 1
