// Adds up what vitest's JSON reports say, and tells whether a text is one JSON object.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [command, path, broken] = process.argv.slice(2)

if (command === 'json') {
  const facts = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof facts !== 'object' || facts === null) throw new Error(`${path} holds no JSON object`)
} else {
  const reports = readdirSync(path)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(path, file), 'utf8')))
  const sum = (key) => reports.reduce((total, report) => total + report[key], 0)
  const passed = sum('numPassedTests')
  const failedTests = sum('numFailedTests')
  // Failed tests break one step; every other broken step counts as one.
  const failed = failedTests + Math.max(0, Number(broken) - (failedTests ? 1 : 0))
  // Named once more at the end: a log of thousands of lines is cut in the middle by those who keep it.
  for (const { name, assertionResults } of reports.flatMap((report) => report.testResults))
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed') console.log(`FAILED ${name}: ${fullName}\n${failureMessages.join('\n').slice(0, 2000)}`)
  const skipped = sum('numPendingTests') + sum('numTodoTests')
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
  // A run without a single test proves nothing.
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}
