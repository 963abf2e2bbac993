// `npm run hosts`: says in one line what is missing, or installs the examples' tool chains and runs every check.
// `npm run hosts -- uni` takes the files whose name has that word, and builds that example alone.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { failureOfInstall } from '../tooling/install.mjs'
import { chromium, need } from '../tooling/needs.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const examples = `${root}/artifacts/hosts-apps/examples`

/** The tool chain of an example, as its own lockfile says, beside a copy of it. @returns what went wrong */
const install = (id) => {
  const copy = `${examples}/${id}`
  mkdirSync(copy, { recursive: true })
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    cpSync(`${root}/examples/${id}/${file}`, `${copy}/${file}`)
  }
  return failureOfInstall(copy)
}

need('npm run hosts', 'packages', 'build', 'chromium')

const words = process.argv.slice(2)
const all = ['uni', 'taro'].filter((id) => existsSync(`${root}/examples/${id}/pnpm-lock.yaml`))
const named = all.filter((id) => words.includes(id))
const ids = named.length || words.length ? named : all
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_PNPM_(META_)?FETCH|network/
for (const id of ids) {
  const began = Date.now()
  const failure = install(id)
  if (failure && unreachable.test(failure)) {
    // The only reason for which nothing is checked and nothing is red: CI cannot mend it.
    console.log(
      `npm run hosts was left out: the npm registry, which has the tools of examples/${id}, cannot be reached`,
    )
    process.exit(0)
  }
  if (failure) {
    console.error(`the tools of examples/${id} could not be installed:\n${failure}`)
    process.exit(1)
  }
  console.log(`installed the tools of examples/${id} in ${Math.round((Date.now() - began) / 1000)} s`)
}

rmSync(`${root}/artifacts/hosts`, { recursive: true, force: true })
mkdirSync(`${root}/artifacts/hosts`, { recursive: true })
const config = 'packages/internal/hosts/vitest.config.ts'
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...words]
const env = { ...process.env, CHROMIUM: chromium, WXPIPE_HOSTS: ids.join(' ') }
const { status } = spawnSync(process.execPath, vitest, { cwd: root, env, stdio: 'inherit' })
console.log('screenshots: artifacts/hosts')
process.exit(status ?? 1)
