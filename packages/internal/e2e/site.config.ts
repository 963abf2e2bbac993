// `npm run docs:test`: the checks of the built documentation site.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const reports = process.env['WXPIPE_REPORTS']

export default defineConfig({
  test: {
    name: 'site',
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['test/**/*.site.ts'],
    // One browser at a time is enough for a small machine.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: reports ? ['default', ['json', { outputFile: `${reports}/site-${process.pid}.json` }]] : ['default'],
  },
})
