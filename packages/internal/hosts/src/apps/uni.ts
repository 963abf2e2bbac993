// examples/uni: built by vite with uni-app's plugin.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ExampleApp } from './app.ts'

const fixture = fileURLToPath(new URL('../../fixtures/uni', import.meta.url))

export const uni: ExampleApp = {
  id: 'uni',
  builds: {
    weixin: { command: ['npx', 'uni', 'build', '-p', 'mp-weixin'], output: 'dist/build/mp-weixin' },
    h5: { command: ['npx', 'uni', 'build'], output: 'dist/build/h5' },
    alipay: { command: ['npx', 'uni', 'build', '-p', 'mp-alipay'], output: 'dist/build/mp-alipay' },
    douyin: { command: ['npx', 'uni', 'build', '-p', 'mp-toutiao'], output: 'dist/build/mp-toutiao' },
  },
  types: ['npx', 'vue-tsc', '--noEmit'],
  addFlow(folder) {
    cpSync(fixture, join(folder, 'src/pages/flow'), { recursive: true })
    const path = join(folder, 'src/pages.json')
    const { pages, ...rest } = JSON.parse(readFileSync(path, 'utf8'))
    const own = ['flow', 'detail', 'login'].map((name) => ({ path: `pages/flow/${name}` }))
    writeFileSync(path, JSON.stringify({ pages: [...pages, ...own], ...rest }, null, 2))
  },
}
