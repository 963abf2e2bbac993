// Schemas in native projects, as @wxpipe/validation's README has it: what 构建 npm makes of each library, and what a bundle does.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { readMarkdown } from '@wxpipe/tooling/markdown'
import { root } from '@wxpipe/tooling/repository'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { engineProgram, factsIn, type Scripts } from '../src/engine-program.ts'
import { bareContext, javaScriptCore } from '../src/engines.ts'
import { layOutProject, type PackedProject, packAll } from '../src/packed-libraries.ts'
import { type SchemaLibrary, schemaLibraries } from '../src/schema-libraries.ts'
import { compileProject } from '../src/type-check.ts'

const e2e = fileURLToPath(new URL('..', import.meta.url))
const fixture = (name: string) => readFileSync(join(e2e, 'fixtures', name), 'utf8')
const document = (name: string) => readFileSync(join(root, 'packages/validation', name), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'wxpipe-schemas-'))
const nameOf = ({ alias }: SchemaLibrary) => alias.replace(/\W/g, '-')
let packed: (name: string) => PackedProject

beforeAll(async () => {
  const byName = new Map(schemaLibraries.map((library) => [nameOf(library), library.alias]))
  for (const [name, alias] of byName) layOutProject(folder, name, [join(e2e, 'node_modules', alias)])
  layOutNative()
  packed = await packAll(folder)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** A project that does what the README says: its snippets are the sources, its command makes the bundle. */
function layOutNative(): void {
  const published = join(inject('installedApp'), 'node_modules/@wxpipe')
  const dependencies = [join(published, 'core'), join(published, 'validation')]
  const project = layOutProject(folder, 'native', dependencies, [join(e2e, 'node_modules/valibot')])
  for (const { file = '', code } of readMarkdown('packages/validation/README.md').snippets) {
    if (!/\/schemas(\.d)?\.ts$/.test(file)) continue
    mkdirSync(dirname(join(project, file)), { recursive: true })
    writeFileSync(join(project, file), code)
  }
  const [, command = ''] = /^npx esbuild (.*)$/m.exec(document('README.md')) ?? []
  const isWindows = process.platform === 'win32'
  spawnSync(join(e2e, 'node_modules/.bin/esbuild'), command.split(' '), { cwd: project, shell: isWindows })
}

describe('the table of schema libraries', () => {
  const said = {
    leftOut: ['leaves it out: “entry file not found”', '跳过：“entry file not found”'],
    fails: ['fails, for all packages of the project', '中断，项目里所有的包都不构建'],
    packs: ['packs the whole library', '整个库都打进去'],
    packsInVain: ['packs what does not load', '打进去的加载不了'],
    works: ['works', '能用'],
    unloadable: ['does not load', '加载不了'],
    noStandard: ['no Standard Schema', '没有 Standard Schema'],
  }
  type Outcome = keyof typeof said

  const judge = (scripts: Scripts): Promise<Outcome> => {
    const all = { ...scripts, 'main-paths': fixture('judge-group.js') }
    const program = engineProgram({ scripts: all, packages: [], slowPromise: false })
    return bareContext(program)
      .then((printed) => factsIn(printed) as unknown as Outcome)
      .catch(() => 'unloadable')
  }

  const packedOf = async (library: SchemaLibrary): Promise<Outcome> => {
    const { error, packed: count, scripts } = packed(nameOf(library))
    if (error) return 'fails'
    if (!count) return 'leftOut'
    const group = `${library.requires}; exports.group = ${library.group}`
    return (await judge({ ...scripts, group })) === 'unloadable' ? 'packsInVain' : 'packs'
  }

  const bundleOf = async ({ imports, group }: SchemaLibrary) => {
    const { outputFiles } = await build({
      stdin: { contents: `${imports}\nexport const group = ${group}`, resolveDir: e2e },
      ...{ bundle: true, minify: true, format: 'cjs', target: 'es2018', write: false },
    })
    const { text, contents } = outputFiles[0]!
    return { outcome: await judge({ group: text }), bytes: gzipSync(contents, { level: 9 }).length }
  }

  it.each(schemaLibraries)('says what comes of $label', async (library) => {
    const [whole, { outcome, bytes }] = await Promise.all([packedOf(library), bundleOf(library)])
    const rows = ['README.md', 'README.zh-CN.md'].map((name) =>
      document(name)
        .split('\n')
        .find((line) => line.startsWith(`| ${library.label} |`)),
    )
    const cells = (language: 0 | 1) =>
      [library.label, said[whole][language], said[outcome][language], bytes.toLocaleString('en')].join(' | ')
    expect(rows).toEqual([`| ${cells(0)} |`, `| ${cells(1)} |`])
  })
})

describe('the way of a native project', () => {
  it('keeps the library out of 构建 npm, which has nothing to say', () => {
    const { packed: count, warnings, scripts } = packed('native')
    expect([count, warnings]).toEqual([2, []])
    expect(Object.keys(scripts).sort()).toEqual([
      'miniprogram_npm/@wxpipe/core/index.js',
      'miniprogram_npm/@wxpipe/validation/index.js',
      'schemas.js',
    ])
  })

  it.each([
    ['a bare vm context', bareContext],
    ...(javaScriptCore ? ([['JavaScriptCore', javaScriptCore]] as const) : []),
  ] as const)('checks and transforms responses in %s', async (_name, run) => {
    const scripts = { ...packed('native').scripts, 'main-paths': fixture('bundled-schemas.js') }
    expect(factsIn(await run(engineProgram({ scripts, packages: [], slowPromise: false })))).toEqual([
      Date.UTC(2026, 2, 1, 8),
      'GET https://a.b/bad: does not fit its schema at 1.id, 1.createdAt',
    ])
  })

  it('has the schemas’ types in its pages', async () => {
    const project = join(folder, 'native')
    const compilerOptions = {
      ...{ target: 'ES2020', lib: ['ES2020'], module: 'ESNext', moduleResolution: 'Bundler', types: [] },
      ...{ strict: true, isolatedModules: true, skipLibCheck: true, noEmit: true },
    }
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['miniprogram/*.ts'] }))
    writeFileSync(
      join(project, 'miniprogram/page.ts'),
      `import { createClient } from '@wxpipe/core'
       import { validation } from '@wxpipe/validation'
       import { Groups } from './schemas'
       const client = createClient().use(validation())
       export const newest = async (): Promise<Date | undefined> =>
         (await client.get('groups', { schema: Groups })).data[0]?.createdAt
       // @ts-expect-error the schema knows no such field
       export const wrong = async () => (await client.get('groups', { schema: Groups })).data[0]?.created
      `,
    )
    expect(await compileProject(project)).toBe('')
  })
})
