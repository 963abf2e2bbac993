// What the inspector adds to a call, as a ratio to a client without it, and what it keeps. `npm run bench` runs it at its end; alone,
// after a build: `node --expose-gc packages/internal/benchmark/inspector-cost.mjs`
import { createRequire } from 'node:module'
import process from 'node:process'

const require = createRequire(new URL('../../inspector/package.json', import.meta.url))
const { createClient, createTracer, withHeader } = require('@wxpipe/core')
const { createInspector } = require('./dist/index.js')

// Short takes in turn: a machine that is slowed for a while is so for each of them, and their ratio stays what it was.
const CALLS = 2_000
const TAKES = 300

const host = {
  request({ success }) {
    success({ statusCode: 200, header: { 'content-type': 'application/json' }, data: { code: 0, data: [1, 2, 3] } })
    return { abort() {} }
  },
}

/** A client with three interceptors, as apps have: a token, a header of the app, a look at the response. */
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
const names = Object.keys(clients)
for (let warming = 0; warming < 10; warming++) for (const name of names) await cost(clients[name])

const times = Object.fromEntries(names.map((name) => [name, []]))
for (let take = 0; take < TAKES; take++) for (const name of names) times[name].push(await cost(clients[name]))

const middle = (numbers, part = 0.5) => numbers.slice().sort((a, b) => a - b)[Math.floor(numbers.length * part)]
/** A call without it, while nothing slows the machine: nine of ten takes are slower. */
const usual = middle(times.without, 0.1)
console.log(`a call through three interceptors: ${usual.toFixed(2)} µs`)
for (const name of ['inspector', 'createTracer']) {
  const ratio = middle(times[name].map((time, take) => time / times.without[take]))
  console.log(`with ${name}: ${ratio.toFixed(2)} times that, ${((ratio - 1) * usual).toFixed(2)} µs more`)
}

if (global.gc) {
  const used = () => {
    global.gc()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  const inspector = createInspector({ limit: 200 })
  for (let more = 0; more < 10; more++) await cost(clientWith(inspector.tracer))
  console.log(`the last 200 of ${CALLS * 10} calls keep ${((used() - before) / 1e6).toFixed(2)} MB`)
  if (inspector.calls.length !== 200) throw new Error(`${inspector.calls.length} calls are kept`)
}
