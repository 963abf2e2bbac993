// Crypto libraries in Mini Programs, as @wxpipe/signing's README has it: what 构建 npm makes of each, and what a bundle does.
import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { root } from '@wxpipe/tooling/repository'
import { build, transform } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CryptoLibrary, cryptoLibraries } from '../src/crypto-libraries.ts'
import { engineProgram, factsIn, type Scripts } from '../src/engine-program.ts'
import { bareContext, javaScriptCore } from '../src/engines.ts'
import { layOutProject, type PackedProject, packAll } from '../src/packed-libraries.ts'

const e2e = fileURLToPath(new URL('..', import.meta.url))
const judging = readFileSync(join(e2e, 'fixtures/judge-signature.js'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'wxpipe-crypto-'))
const nameOf = ({ alias }: CryptoLibrary) => alias.replace(/\W/g, '-')
let packed: (name: string) => PackedProject

beforeAll(async () => {
  for (const library of cryptoLibraries) {
    layOutProject(folder, nameOf(library), [join(e2e, 'node_modules', library.alias)])
  }
  packed = await packAll(folder)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const said = {
  works: ['works', '能用'],
  leftOut: ['leaves it out: “entry file not found”', '跳过：“entry file not found”'],
  unloadable: ['packs what does not load', '打进去的加载不了'],
  wrong: ['a wrong signature', '签名不对'],
  throws: ['fails: it needs what engines lack', '失败：用到了引擎没有的东西'],
} as const
type Outcome = keyof typeof said

const text = 'GET\n/v1/群\nq=你好 &😀'
const expected = {
  MD5: createHash('md5').update(text).digest('hex'),
  SM3: createHash('sm3').update(text).digest('hex'),
  'HMAC-SHA256': createHmac('sha256', 'a key').update(text).digest('hex'),
}

/** Signs in bare engines: those of phones have neither `TextEncoder` nor `crypto`. */
async function judge(
  { digest }: CryptoLibrary,
  signature: string,
  scripts: Scripts,
  otherwise: Outcome,
): Promise<Outcome> {
  const all = { ...scripts, signature, 'main-paths': judging }
  const program = engineProgram({ scripts: all, packages: [], slowPromise: false })
  const engines = [bareContext, ...(javaScriptCore ? [javaScriptCore] : [])]
  const outcomes = await Promise.all(
    engines.map((run) =>
      run(program)
        .then((printed): Outcome => (String(factsIn(printed)) === expected[digest] ? 'works' : 'wrong'))
        .catch(() => otherwise),
    ),
  )
  expect(new Set(outcomes).size).toBe(1)
  return outcomes[0]!
}

const signer = (before: string, { sign }: CryptoLibrary) =>
  `${before}\nexports.sign = function (text, key) { return ${sign} }`
/** In kB: the last bytes differ between versions of zlib. */
const gzipOf = (contents: Uint8Array | string) => `${(gzipSync(contents, { level: 9 }).length / 1000).toFixed(1)} kB`

async function packedOf(library: CryptoLibrary): Promise<readonly [Outcome, string]> {
  const { error, packed: count, scripts } = packed(nameOf(library))
  expect(error).toBeUndefined()
  if (!count) return ['leftOut', '–']
  // The tools number the modules by the time.
  const whole = Object.values(scripts)
    .join('\n')
    .replace(/\b\d{13}\b/g, '1')
  const { code } = await transform(whole, { minify: true, target: 'es2018' })
  return [await judge(library, signer(library.requires, library), scripts, 'unloadable'), gzipOf(code)]
}

async function bundleOf(library: CryptoLibrary): Promise<readonly [Outcome, string]> {
  const { outputFiles } = await build({
    stdin: { contents: `${library.imports}\nexport const sign = (text, key) => ${library.sign}`, resolveDir: e2e },
    ...{ bundle: true, minify: true, format: 'cjs', target: 'es2018', write: false },
    // For Node alone: Mini Programs have none.
    external: ['crypto', 'buffer'],
  })
  const { text: code, contents } = outputFiles[0]!
  return [await judge(library, code, {}, 'throws'), gzipOf(contents)]
}

it.each(cryptoLibraries)('the table says what comes of $label', async (library) => {
  const [whole, wholeBytes] = await packedOf(library)
  const [bundle, bundleBytes] = await bundleOf(library)
  const rows = ['README.md', 'README.zh-CN.md'].map((name) =>
    readFileSync(join(root, 'packages/signing', name), 'utf8')
      .split('\n')
      .find((line) => line.startsWith(`| ${library.label} |`)),
  )
  const row = (language: 0 | 1) =>
    `| ${[library.label, library.digest, said[whole][language], wholeBytes, said[bundle][language], bundleBytes].join(' | ')} |`
  expect(rows).toEqual([row(0), row(1)])
})
