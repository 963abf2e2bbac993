// One project per package and example; '@wxpipe/*' reaches source, so no build is needed before vitest.
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const folders = ['packages', 'packages/internal', 'examples'].flatMap((parent) =>
  readdirSync(root + parent)
    .map((name) => ({ name, dir: `${root}${parent}/${name}` }))
    .filter(({ dir }) => existsSync(`${dir}/package.json`)),
)
const alias = [
  { find: /^@wxpipe\/tooling\/([a-z-]+)$/, replacement: `${root}packages/internal/tooling/src/$1.ts` },
  ...folders.map(({ name, dir }) => ({ find: new RegExp(`^@wxpipe/${name}$`), replacement: `${dir}/src/index.ts` })),
]

// Where .ci/run wants each run's counts, besides what people read.
const reports = process.env['WXPIPE_REPORTS']

// How long one test may take. Only a test that hangs is to be found by it, never a slow machine: on a loaded one with two
// cores the longest tests took eight times as long as on a quiet one.
const isPatient = process.env['CI'] || process.env['WXPIPE_RUNS']
const testTimeout = isPatient ? 300_000 : 60_000

const ofPublished = {
  root,
  include: ['packages/**/test/**/*.packed.test.ts'],
  testTimeout: Math.max(testTimeout, 120_000),
  hookTimeout: 300_000,
  isolate: true,
}
// What npm test leaves to npm run test:all: WeChat's own tools, all that runs on what they make, and the soaks.
const long = ['e2e/test/**/*.packed.test.ts', '**/*.long.packed.test.ts', '**/*soak.packed.test.ts'].map(
  // Below packages alone: a run of mutations keeps copies of them elsewhere.
  (pattern) => `packages/internal/${pattern}`,
)

export default defineConfig({
  test: {
    // A process for many files: one for each file took longer than its tests. A file that leaves something behind fails
    // the next one. Not a thread, whose stack is smaller than what the core's tests of deep data count on.
    // The core has one process per file all the same: its hostile-input test, which overflows the stack, failed once without.
    pool: 'forks',
    // By default one core is left free, which is half of a machine with two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: reports ? ['default', ['json', { outputFile: `${reports}/${process.pid}.json` }]] : ['default'],
    projects: [
      ...folders.map(({ name, dir }) => ({
        resolve: { alias },
        test: {
          name,
          root: dir,
          isolate: name === 'core',
          testTimeout,
          hookTimeout: testTimeout,
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.packed.test.ts'],
        },
      })),
      // Checks of what is published: they need a build first.
      {
        test: {
          ...ofPublished,
          name: 'packages',
          exclude: ['**/node_modules/**', ...long],
          globalSetup: ['packages/internal/tooling/src/installed-app.ts'],
        },
      },
      {
        test: {
          ...ofPublished,
          name: 'packages-long',
          include: long,
          globalSetup: ['packages/internal/tooling/src/installed-app.ts', 'packages/internal/e2e/src/compiled-app.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'types',
          root,
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['packages/**/src/**/*.test-d.ts', 'examples/*/src/**/*.test-d.ts'],
            tsconfig: 'packages/internal/tooling/tsconfig.type-tests.json',
          },
        },
      },
    ],
  },
})
