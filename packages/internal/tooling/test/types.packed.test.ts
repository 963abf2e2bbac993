// The published types compile in the projects of those who install them, from TypeScript 4.9 to 7.0.
import { describe, expect, inject, it } from 'vitest'
import { compile, nameOf, type Setup } from '../src/consumer.ts'

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
