// examples/taro: built by webpack with Taro's own command.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ExampleApp } from './app.ts'

const fixture = fileURLToPath(new URL('../../fixtures/taro', import.meta.url))
// Without a look at the configuration: a native program does that, which some machines lack.
const build = (type: string) => ['npx', 'taro', 'build', '--type', type, '--env', 'production', '--no-check']

export const taro: ExampleApp = {
  id: 'taro',
  builds: {
    weixin: { command: build('weapp'), output: 'dist/weapp' },
    h5: { command: build('h5'), output: 'dist/h5' },
  },
  types: ['npx', 'tsc', '--noEmit'],
  addFlow(folder) {
    cpSync(fixture, join(folder, 'src/pages/flow'), { recursive: true })
    const path = join(folder, 'src/app.config.ts')
    const own = ['flow', 'detail', 'login'].map((name) => `, 'pages/flow/${name}'`)
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace("'pages/login/login'", (last) => last + own.join('')),
    )
  },
}
