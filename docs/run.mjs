// `npm run docs`, `docs:build`, `docs:test`: brings what the site needs, then serves, builds or checks it; needs Node and npm alone.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { install } from '../packages/internal/tooling/install.mjs'
import { chromium, need } from '../packages/internal/tooling/needs.mjs'

const docs = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))
const [task = 'dev', ...rest] = process.argv.slice(2)

const run = (command, args, options) => {
  const { status } = spawnSync(command, args, { cwd: docs, stdio: 'inherit', ...options })
  if (status !== 0) process.exit(status ?? 1)
}
const node = (...args) => run(process.execPath, args)
const vitepress = (...args) => node('node_modules/vitepress/bin/vitepress.js', ...args)

install(docs)

if (task === 'test') {
  if (!existsSync(`${docs}.vitepress/dist/index.html`)) {
    console.error('npm run docs:test checks the built site: run npm run docs:build')
    process.exit(1)
  }
  need('npm run docs:test', 'packages', 'chromium')
  node(`${root}node_modules/typescript/bin/tsc`, '-p', '.')
  const vitest = [
    `${root}node_modules/vitest/vitest.mjs`,
    'run',
    '--config',
    'packages/internal/e2e/site.config.ts',
    ...rest,
  ]
  run(process.execPath, vitest, { cwd: root, env: { ...process.env, CHROMIUM: chromium } })
} else {
  // The living elements run the packages as they are built.
  need(`npm run docs:${task}`.replace(':dev', ''), 'packages', 'build')
  node(`${root}node_modules/tsx/dist/cli.mjs`, '.vitepress/parts/generate.ts')
  vitepress(task, ...rest)
}
