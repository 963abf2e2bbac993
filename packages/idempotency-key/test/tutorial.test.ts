// The guide "Write a plugin" builds this package: what it shows of a file is that file, word for word, in both languages.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)

describe.each(['docs/guide/plugin.md', 'docs/en/guide/plugin.md'])('%s', (page) => {
  const tutorial = readFileSync(new URL(page, root), 'utf8')
  const shown = [...tutorial.matchAll(/```ts\n\/\/ (packages\/idempotency-key\/\S+)\n([\s\S]*?)```/g)]

  it.each(shown.map(([, path = '', code = '']) => ({ path, code })))('shows $path as it is', ({ path, code }) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(code)
  })

  it('shows all that ships, a test and a test of the types', () => {
    expect(shown.map(([, path]) => path?.replace('packages/idempotency-key/src/', ''))).toEqual([
      'idempotency-key.ts',
      'duplicate-error.ts',
      'index.ts',
      'idempotency-key.test.ts',
      'idempotency-key.test-d.ts',
    ])
  })
})
