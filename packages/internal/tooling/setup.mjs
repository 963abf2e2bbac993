// `npm run setup`: installs what the lockfile says.
import { install } from './install.mjs'

const began = Date.now()
// On stderr: what is set up first may print facts for another program.
console.error('Setting up: installing what pnpm-lock.yaml says; the first time this takes a minute or two')
// npm runs a script in the folder of its package.json, so this is the repository, wherever this file stands.
install(process.cwd())
console.error(`Set up in ${Math.round((Date.now() - began) / 1000)} s`)
