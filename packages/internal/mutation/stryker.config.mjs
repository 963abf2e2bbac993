// Stryker's settings: which files it changes, what it copies, how it runs the tests and what it prints.
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const wanted = process.env.WXPIPE_MUTATED
const config = relative(process.cwd(), fileURLToPath(new URL('vitest.config.ts', import.meta.url)))
const dir = ['packages', 'packages/internal'].map((parent) => `${parent}/${wanted}`).find((each) => existsSync(each))
// Stryker has no setting for this: its own list is filled anew before it is read.
if (process.env.WXPIPE_MORE) {
  const { moreChanges } = await import('./more-changes.mjs')
  const { allMutators } = await import(
    new URL('node_modules/@stryker-mutator/instrumenter/dist/src/mutators/index.js', import.meta.url)
  )
  allMutators.splice(0, allMutators.length, ...moreChanges)
}
if (!existsSync(`${dir}/src`)) throw new Error(`there is no package ${wanted}`)

export default {
  testRunner: 'vitest',
  plugins: [fileURLToPath(new URL('node_modules/@stryker-mutator/vitest-runner/dist/src/index.js', import.meta.url))],
  vitest: { configFile: config },
  mutate: [`${dir}/src/**/*.ts`, '!**/*.test.ts', '!**/*.test-d.ts', '!**/test-support.ts'],
  // The docs are copied, because a test of stream looks for one of its files in them, word for word: no comment is added to it.
  ignorePatterns: ['artifacts', 'dist', '.github', 'examples'],
  disableTypeChecks: false,
  tempDirName: 'artifacts/mutation/sandbox',
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `artifacts/mutation/${wanted}${process.env.WXPIPE_MORE ? '-more' : ''}.html` },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A change that leaves a promise pending is noticed in seconds: the core takes 35 minutes instead of four hours.
  timeoutMS: 4000,
  timeoutFactor: 1.1,
  // What runs once, when a file is loaded, would run every test.
  ignoreStatic: true,
}
