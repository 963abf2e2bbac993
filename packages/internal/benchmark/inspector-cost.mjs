// What the inspector adds to a call, in microseconds of CPU time, and what it keeps. After a build, by hand:
// `node --expose-gc packages/internal/benchmark/inspector-cost.mjs`
import { createRequire } from 'node:module'
import process from 'node:process'

const require = createRequire(new URL('../../inspector/package.json', import.meta.url))
const { createClient, createTracer, withHeader } = require('@wxpipe/core')
const { createInspector } = require('./dist/index.js')

const CALLS = 20_000
const ROUNDS = 15
/** The most that it may add to a call, in microseconds. */
const LIMIT = 3

const host = {
  request({ success }) {
    success({ statusCode: 200, header: { 'content-type': 'application/json' }, data: { code: 0, data: [1, 2, 3] } })
    return { abort() {} }
  },
}

/** A client with three interceptors, as apps have: a token, a header of the app, a look at the answer. */
function clientWith(trace) {
  return createClient({ host, baseURL: 'https://api.example.com/', ...(trace && { trace }) })
    .use({ name: 'token', request: (request) => withHeader(request, 'authorization', 'Bearer secret-token') })
    .use({ name: 'version', request: (request) => withHeader(request, 'x-client', '1.4.0') })
    .use({ name: 'code', response: (response) => response })
}

/** @returns microseconds of CPU time for each call */
async function cost(client) {
  const began = process.cpuUsage()
  for (let call = 0; call < CALLS; call++) await client.get('groups?page=1')
  const { user, system } = process.cpuUsage(began)
  return (user + system) / CALLS
}

const clients = {
  without: clientWith(),
  inspector: clientWith(createInspector({ limit: 200 }).tracer),
  createTracer: clientWith(createTracer(() => {})),
}
for (const client of Object.values(clients)) await cost(client)

const times = Object.fromEntries(Object.keys(clients).map((name) => [name, []]))
// In turn, so that a busy moment of the machine meets all.
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, client] of Object.entries(clients)) times[name].push(await cost(client))
}
const added = (name) => times[name].map((time, round) => time - times.without[round]).sort((a, b) => a - b)
for (const name of ['inspector', 'createTracer']) {
  const all = added(name)
  console.log(`${name}: ${all[ROUNDS >> 1].toFixed(2)} µs a call in the median, ${all[0].toFixed(2)} at best`)
}
console.log(`without: ${Math.min(...times.without).toFixed(2)} µs a call`)

if (global.gc) {
  global.gc()
  const before = process.memoryUsage().heapUsed
  const inspector = createInspector({ limit: 200 })
  await cost(clientWith(inspector.tracer))
  global.gc()
  console.log(`200 of ${CALLS} calls kept: ${((process.memoryUsage().heapUsed - before) / 1e6).toFixed(2)} MB`)
  if (inspector.calls.length !== 200) throw new Error(`${inspector.calls.length} calls are kept`)
}
const median = added('inspector')[ROUNDS >> 1]
console.log(median <= LIMIT ? `within ${LIMIT} µs` : `more than ${LIMIT} µs`)
process.exitCode = median <= LIMIT ? 0 : 1
