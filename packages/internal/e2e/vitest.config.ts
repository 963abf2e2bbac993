// `npm run e2e`: the checks in a browser.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const reports = process.env['WXPIPE_REPORTS']

export default defineConfig({
  test: {
    name: 'e2e',
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['test/**/*.e2e.ts'],
    globalSetup: ['@wxpipe/tooling/installed-app', 'src/compiled-app.ts'],
    bail: 1,
    // A browser and a build at once are enough for a small machine.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
    reporters: reports ? ['default', ['json', { outputFile: `${reports}/e2e-${process.pid}.json` }]] : ['default'],
  },
})
