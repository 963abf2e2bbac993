// `npm run hosts`: the flow in every runtime, and the examples built with uni-app's and Taro's own tools.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const reports = process.env['WXPIPE_REPORTS']

export default defineConfig({
  test: {
    name: 'hosts',
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['test/**/*.hosts.ts'],
    globalSetup: ['@wxpipe/tooling/installed-app', 'src/built-apps.ts'],
    // A browser and a build at once are enough for a small machine.
    fileParallelism: false,
    bail: 1,
    testTimeout: 180_000,
    hookTimeout: 600_000,
    reporters: reports ? ['default', ['json', { outputFile: `${reports}/hosts-${process.pid}.json` }]] : ['default'],
  },
})
