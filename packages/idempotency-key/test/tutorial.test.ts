// docs/authoring-a-plugin.md builds this package: what it shows of a file is that file, word for word.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)
const tutorial = readFileSync(new URL('docs/authoring-a-plugin.md', root), 'utf8')
const shown = [...tutorial.matchAll(/```ts\n\/\/ (packages\/idempotency-key\/\S+)\n([\s\S]*?)```/g)]

it.each(shown.map(([, path = '', code = '']) => ({ path, code })))(
  '$path is as the tutorial shows it',
  ({ path, code }) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(code)
  },
)

it('the tutorial shows all that ships, a test and a test of the types', () => {
  expect(shown.map(([, path]) => path?.replace('packages/idempotency-key/src/', ''))).toEqual([
    'idempotency-key.ts',
    'duplicate-error.ts',
    'index.ts',
    'idempotency-key.test.ts',
    'idempotency-key.test-d.ts',
  ])
})
