// The tests of the one package whose sources are mutated, just as the repository's own configuration runs them, but for those
// that take seconds each (thousands of hooks and long lists, once for every change of a source) and the one that finds the
// sources in the docs word for word, which Stryker's are not.
import { defineConfig, mergeConfig } from 'vitest/config'
import repository from '../../../vitest.config.ts'

interface Project {
  readonly test: { readonly name: string }
}

const projects = (repository.test?.projects ?? []) as readonly Project[]
const wanted = projects.find(({ test }) => test.name === process.env['WXPIPE_MUTATED'])
if (!wanted) throw new Error(`there is no package ${process.env['WXPIPE_MUTATED']}`)
export default mergeConfig(defineConfig(wanted), {
  test: {
    testTimeout: 2500,
    hookTimeout: 2500,
    exclude: [
      '**/node_modules/**',
      '**/settles.test.ts',
      '**/linear.test.ts',
      '**/pipeline.limit.test.ts',
      '**/*.property.test.ts',
      '**/tutorial.test.ts',
    ],
  },
})
