// A package's README in Chinese says what the English one says: the same headings, rows and code.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publishedPackages } from './repository.ts'
import { skeletonOf } from './skeleton.ts'

const read = (dir: string, name: string) => readFileSync(join(dir, name), 'utf8')
const both = publishedPackages.filter(({ dir }) => existsSync(join(dir, 'README.zh-CN.md')))

describe('README.zh-CN.md', () => {
  it.each(both)('of $name has what README.md has', ({ dir }) => {
    expect(skeletonOf(read(dir, 'README.zh-CN.md'))).toEqual(skeletonOf(read(dir, 'README.md')))
  })

  it('is there for every package', () => {
    expect(publishedPackages.filter((one) => !both.includes(one)).map(({ id }) => id)).toEqual([])
  })

  it('would be told apart if a row were missing or code were another', () => {
    const text = '# a\n\n| b | c |\n|---|---|\n\n```ts\nget() // 取\n```\n'
    expect(skeletonOf(text)).toEqual(skeletonOf(text.replace('取', 'gets')))
    expect(skeletonOf(text)).not.toEqual(skeletonOf(text.replace('get()', 'post()')))
    expect(skeletonOf(text)).not.toEqual(skeletonOf(text.replace('| b | c |\n', '')))
  })
})
