// What a new plugin package is: the files of template/, and its entries in the files that name every package.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { complete } from './manifests.ts'
import { readManifest, root } from './repository.ts'

const template = fileURLToPath(new URL('../template', import.meta.url))

/** The ways that a package's name is written. */
export interface Names {
  /** `idempotency-key` */
  readonly name: string
  /** `idempotencyKey` */
  readonly factory: string
  /** `IdempotencyKey` */
  readonly type: string
}

/** @throws Error for a name that cannot be a package's and a function's */
export function namesOf(name: string): Names {
  if (!/^[a-z][a-z\d]*(-[a-z][a-z\d]*)*$/.test(name)) {
    throw new Error(`A plugin's name is words in lower case with hyphens, such as idempotency-key; not: ${name}`)
  }
  const factory = name.replace(/-([a-z])/g, (_hyphen, letter: string) => letter.toUpperCase())
  return { name, factory, type: factory.charAt(0).toUpperCase() + factory.slice(1) }
}

const filled = (text: string, { name, factory, type }: Names): string =>
  text
    .replace(/__name__/g, name)
    .replace(/__factory__/g, factory)
    .replace(/__Factory__/g, type)
    .replace(/__version__/g, readManifest(join(root, 'packages/core')).version ?? '')

/** Writes the package's own files. @returns its folder */
export function writePackage(names: Names): string {
  const dir = join(root, 'packages', names.name)
  for (const path of readdirSync(template, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.template')) continue
    const target = join(dir, filled(path.replace(/\.template$/, ''), names))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, filled(readFileSync(join(template, path), 'utf8'), names))
  }
  writeFileSync(join(dir, 'package.json'), `${JSON.stringify(complete(readManifest(dir), { dir }), null, 2)}\n`)
  return dir
}

/** Puts the package into the files that name every package; `bytes` is its measured size. @returns their paths */
export function writeEntries(names: Names, bytes: number): readonly string[] {
  const { name, factory, type } = names
  const row = (what: string) =>
    `| [\`@wxpipe/${name}\`](packages/${name}) | ${what} | 490 | \`${factory}: false\` | ${bytes.toLocaleString('en-US')} |\n`
  const beforeTesting = '| [`@wxpipe/testing`]'
  const internal = 'packages/internal/'
  const keys = `${internal}tooling/src/plugin-keys.test-d.ts`
  insert('README.md', beforeTesting, row('puts a header on each request'))
  insert('README.zh-CN.md', beforeTesting, row('给每个请求加一个 header'))
  insert(keys, "import { expectTypeOf, test } from 'vitest'", `import type { ${type}Keys } from '@wxpipe/${name}'\n`)
  insert(keys, '  // The plugins of the session share `auth`', `  ${factory}: ${type}Keys\n`)
  insert(keys, "'auth'\n  expectTypeOf<KeyOf<keyof Owners>>", `'${factory}' | `)
  insert(
    `${internal}e2e/fixtures/main-paths.js`,
    '}\n\n// One file for each group of packages',
    filled(mainPath, names),
  )
  insert(`${internal}e2e/src/expected-facts.ts`, /}\n$/, `  '${name}': ['yes', 'none'],\n`)
  const changeset = `.changeset/${name}.md`
  const said = `A new plugin, \`@wxpipe/${name}\`: puts a header on each request.`
  writeFileSync(join(root, changeset), `---\n"@wxpipe/${name}": minor\n---\n\n${said}\n`)
  return [keys, `${internal}e2e/fixtures/main-paths.js`, `${internal}e2e/src/expected-facts.ts`]
}

const mainPath = `
  '__name__': () => {
    const client = open().use(require('@wxpipe/__name__').__factory__({ header: 'x-own' }))
    return Promise.all([client.get('a'), client.get('b', { __factory__: false })]).then((responses) =>
      responses.map(({ data }) => data.own || 'none'),
    )
  },
`

function insert(file: string, before: string | RegExp, text: string): void {
  const path = join(root, file)
  const old = readFileSync(path, 'utf8')
  const changed = old.replace(before, (found) => text + found)
  if (changed === old) throw new Error(`${file} has no place for a new package: ${before}`)
  writeFileSync(path, changed)
}
