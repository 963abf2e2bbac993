// Installs what a folder's lockfile says, with the pinned pnpm; needs nothing installed but Node and npm.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const { packageManager } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))

/** Runs `pnpm install` in the folder. @returns '' or, when it failed, why */
export function failureOfInstall(folder) {
  // `npm run --silent` would hand its silence on to npx, which would not say why it cannot download pnpm. A
  // pnpm that was downloaded before is used without asking the registry.
  const env = { ...process.env, npm_config_loglevel: 'error', npm_config_prefer_offline: 'true' }
  const pnpm = ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline', '--loglevel=error']
  const { status, stdout, stderr, error } = spawnSync('npx', [...pnpm, '--config.confirmModulesPurge=false'], {
    cwd: folder,
    env,
    encoding: 'utf8',
    // On Windows npx is a .cmd, which only a shell starts; no argument here holds a space.
    shell: process.platform === 'win32',
  })
  if (status === 0) return ''
  const said = `${stdout ?? ''}${stderr ?? ''}${error ? `npx could not be started: ${error.message}` : ''}`.trim()
  const path = relative(process.cwd(), folder)
  // pnpm's own page about a frozen lockfile does not say which command of this repository mends it.
  return /ERR_PNPM_(OUTDATED_LOCKFILE|NO_LOCKFILE|LOCKFILE_CONFIG_MISMATCH)/.test(said)
    ? `A package.json has changed and pnpm-lock.yaml has not: npm run pnpm -- ${path && `--dir ${path} `}install`
    : said || `pnpm install ended with ${status}`
}

/** The same; says why it failed, and ends the process. */
export function install(folder) {
  const failure = failureOfInstall(folder)
  if (!failure) return
  console.error(failure)
  process.exit(1)
}
