// The published types compile in the projects of those who install them, from TypeScript 4.9 to 7.0.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { compile, compileMistakes, nameOf, type Setup } from '../src/consumer.ts'
import { installedDir } from '../src/installed-app.ts'
import { engineFreePackages, root } from '../src/repository.ts'
import { unnamedTypes } from '../src/unnamed-types.ts'

const app = inject('installedApp')
const classic = { module: 'ESNext', moduleResolution: 'Node' }
const bundler = { module: 'ESNext', moduleResolution: 'Bundler' }
const node = { module: 'NodeNext', moduleResolution: 'NodeNext' }

const setups: readonly Setup[] = [
  { typescript: 'ts-4.9', ...classic },
  { typescript: 'ts-5.0', ...classic },
  { typescript: 'ts-5.0', ...bundler },
  { typescript: 'ts-5.9', ...classic },
  { typescript: 'ts-5.9', ...bundler, more: { exactOptionalPropertyTypes: true } },
  { typescript: 'ts-6.0', ...classic, more: { ignoreDeprecations: '6.0' } },
  { typescript: 'ts-6.0', ...bundler },
  // A library, or one project of several: what it exports gets types of its own, in which every name has to be reached.
  { typescript: 'ts-6.0', ...bundler, more: { declaration: true, noEmit: false, outDir: 'out' } },
  { typescript: 'ts-7.0', ...bundler },
  { typescript: 'ts-7.0', ...node },
]

describe('a project without DOM, Node or Mini Program typings, which also checks the library’s own files', () => {
  it.concurrent.each(setups.map((setup) => [nameOf(setup), setup] as const))(
    'compiles with %s',
    async (_name, setup) => {
      expect(await compile(app, setup)).toBe('')
    },
  )
})

it('with lib ES2015 one name is missing, which only the types of stream need', async () => {
  const said = await compile(app, { typescript: 'ts-5.9', ...bundler, more: { lib: ['ES2015'] } })
  expect(said).toMatch(
    /^\S*@wxpipe\/stream\/dist\/index\.d\.m?ts\S* error TS2583: .*'AsyncIterableIterator'.*es2018.*\n$/,
  )
})

describe('every type that the types of a package speak of has a name that can be imported', () => {
  // Nobody takes rfc9111 apart: it is handed to the cache as it is.
  const inside: { readonly [id: string]: readonly string[] | undefined } = { cache: ['RequestRule'] }

  it.each(engineFreePackages)('$name', (published) => {
    const declarations = readFileSync(join(installedDir(app, published), 'dist/index.d.ts'), 'utf8')
    expect(unnamedTypes(declarations)).toEqual(inside[published.id] ?? [])
  })
})

describe('a mistake in the options of a client with every plugin', () => {
  const program = readFileSync(join(root, 'packages/internal/tooling/fixtures/mistakes.ts'), 'utf8').split('\n')
  // The client's type is named once or twice in a problem; it must not be spelt out.
  const rowsOf = (lines: readonly string[]) => lines.reduce((rows, line) => rows + Math.ceil(line.length / 100), 0)

  it.concurrent.each(['ts-5.0', 'ts-5.9', 'ts-6.0', 'ts-7.0'])(
    'is told in at most ten rows of a hundred characters, with the word that was meant: %s',
    async (typescript) => {
      const problems = await compileMistakes(app, { typescript, ...bundler })
      expect(problems.filter((lines) => rowsOf(lines) > 10)).toEqual([])
      const at = problems.map(([first = '']) => Number(/^mistakes\.ts\((\d+),/.exec(first)?.[1]))
      const wrong = program.flatMap((line, index) => (/^(client\.|service\()/.test(line) ? index + 1 : []))
      expect(at).toEqual(wrong)
      const meant = problems.map((lines) => /Did you mean (?:to write )?'(\w+)'/.exec(lines.join())?.[1])
      expect(meant.filter(Boolean)).toEqual(['retry', 'toast', 'retry', 'retry', 'request'])
    },
  )
})
