// Runs the suite as for a cache of one user, and holds what does not pass against exceptions.json, which says why.
import { readFileSync } from 'node:fs'
import { getResults, runTests } from 'http-cache-tests/client/runner.mjs'
import suites, { type Test } from 'http-cache-tests/tests/index.mjs'
import { cachedFetch } from './cached-fetch.ts'
import { startServer } from './server.ts'

interface Exceptions {
  readonly reason: string
  readonly tests: readonly string[]
}

const exceptions: readonly Exceptions[] = JSON.parse(readFileSync(new URL('exceptions.json', import.meta.url), 'utf8'))
const [wanted] = process.argv.slice(2)

// What the suite leaves out where a browser's fetch does the asking, this client can be asked as well.
for (const test of suites.flatMap((suite) => suite.tests)) test.browser_skip = false

if (wanted) {
  // One test, with all that is sent and returned.
  for (const suite of suites) {
    suite.tests = suite.tests.filter(({ id }) => id === wanted)
    for (const test of suite.tests) test.dump = true
  }
}
const server = await startServer()
await runTests(suites, cachedFetch, true, server.base)
server.close()

const results = getResults()
const tests = suites.flatMap((suite) => suite.tests)
const byId = new Map(tests.map((test) => [test.id, test]))
const kindOf = ({ kind = 'required' }: Test) => kind

/** Whether a test passed, and what it builds on. */
function passes(test: Test | undefined): boolean {
  return !!test && results[test.id] === true && (test.depends_on ?? []).every((id) => passes(byId.get(id)))
}

const describe = (id: string) => {
  const result = results[id] ?? ['was not run']
  return `${id} (${kindOf(byId.get(id)!)}): ${result === true ? 'what it builds on does not pass' : result.join(': ')}`
}
const open = tests.filter((test) => !passes(test)).map(({ id }) => id)
const excused = new Set(exceptions.flatMap((each) => each.tests))

for (const kind of ['required', 'optimal', 'check']) {
  const ofKind = tests.filter((test) => kindOf(test) === kind)
  console.log(`${kind.padEnd(9)} ${ofKind.filter(passes).length} of ${ofKind.length} pass`)
}
for (const { reason, tests: ids } of exceptions) console.log(`\n${ids.length} do not: ${reason}\n  ${ids.join(' ')}`)

const problems = wanted
  ? open.map(describe)
  : [
      ...open.filter((id) => !excused.has(id)).map((id) => `not in exceptions.json: ${describe(id)}`),
      ...[...excused].filter((id) => !open.includes(id)).map((id) => `in exceptions.json, but it passes: ${id}`),
    ]
if (problems.length) {
  console.error(`\n${problems.join('\n')}`)
  process.exitCode = 1
}
