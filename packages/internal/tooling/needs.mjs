// What a check needs that it does not bring by itself, said in one line.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is; undefined when there is none. */
export const chromium = (process.env.CHROMIUM ? [process.env.CHROMIUM] : usual).find(existsSync)

const isUnbuilt = (name) => {
  const dir = `${root}/packages/${name}`
  if (!existsSync(`${dir}/package.json`)) return false
  const { main, private: isPrivate } = JSON.parse(readFileSync(`${dir}/package.json`, 'utf8'))
  return !isPrivate && !existsSync(`${dir}/${main}`)
}

// The versions that Vite, which runs the tests, supports.
const [major, minor] = process.versions.node.split('.').map(Number)
const isNodeTooOld = (major === 20 && minor < 19) || (major === 22 && minor < 12) || major < 20 || major === 21

const tests = {
  node: {
    isThere: () => !isNodeTooOld,
    advice: `Node 20.19, 22.12 or a later one; this is ${process.versions.node}`,
  },
  packages: {
    isThere: () => existsSync(`${root}/node_modules/vitest`),
    advice: 'the packages of this repository: run npm run setup',
  },
  build: {
    isThere: () => !readdirSync(`${root}/packages`).some(isUnbuilt),
    advice: 'the built packages: run npm run build',
  },
  toolchain: {
    isThere: () => existsSync(`${root}/packages/internal/e2e/toolchain/node_modules/miniprogram-ci`),
    advice:
      'WeChat’s build tools: run npm run test:all once, or npx pnpm@10.34.9 --dir packages/internal/e2e/toolchain install',
  },
  chromium: {
    isThere: () => chromium !== undefined,
    advice: 'Chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM to where it is',
  },
}

/** Ends the process with the first of these that is missing. @param command what people have typed */
export function need(command, ...names) {
  const missing = names.find((name) => !tests[name].isThere())
  if (!missing) return
  console.error(`${command} needs ${tests[missing].advice}`)
  process.exit(1)
}
