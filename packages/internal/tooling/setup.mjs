// `npm run setup`: installs what the lockfile says with the pinned pnpm; needs nothing installed but Node and npm.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

// npm runs a script in the folder of its package.json, so this is the repository, wherever this file stands.
const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'))
const install = ['install', '--frozen-lockfile', '--prefer-offline', '--config.confirmModulesPurge=false']

// On Windows npx is a .cmd, which only a shell starts; no argument here holds a space.
const shell = process.platform === 'win32'
const began = Date.now()
// On stderr: what is set up first may print facts for another program.
console.error('Setting up: installing what pnpm-lock.yaml says; the first time this takes a minute or two')
const child = spawn('npx', ['--yes', packageManager, ...install, '--loglevel=error'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  shell,
})
let output = ''
for (const stream of [child.stdout, child.stderr]) {
  stream.setEncoding('utf8').on('data', (text) => {
    output += text
  })
}

child.on('error', (error) => {
  console.error(`npx could not be started: ${error.message}`)
  process.exitCode = 1
})
child.on('close', (status) => {
  process.exitCode = status ?? 1
  if (status === 0) {
    console.error(`Set up in ${Math.round((Date.now() - began) / 1000)} s`)
    return
  }
  // pnpm's own page about a frozen lockfile does not say which command of this repository mends it.
  const isStale = /ERR_PNPM_(OUTDATED_LOCKFILE|NO_LOCKFILE|LOCKFILE_CONFIG_MISMATCH)/.test(output)
  console.error(isStale ? 'A package.json has changed and pnpm-lock.yaml has not: npm run pnpm -- install' : output)
})
