// A package's README in Chinese says what the English one says: the same headings, rows and code.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publishedPackages } from './repository.ts'

const read = (dir: string, name: string) => readFileSync(join(dir, name), 'utf8')
const fence = /^```(\w*)\n([\s\S]*?)^```/gm

/** What both languages must have alike. Words in comments and in quotes may be those of the language. */
function skeletonOf(text: string) {
  const code = [...text.matchAll(fence)].map(([, language, body = '']) => {
    const lines = language === 'sh' ? body.replace(/ *#.*$/gm, '') : body
    return lines
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/ *\/\/(?! src\/).*$/gm, '')
      .replace(/(['"`])(?:(?!\1).)*\p{Script=Han}(?:(?!\1).)*\1/gu, '“”')
      .replace(/\n\s*\n/g, '\n')
  })
  const prose = text.replace(fence, '')
  return {
    headings: [...prose.matchAll(/^#+ /gm)].map(([mark]) => mark),
    rows: [...prose.matchAll(/^\|/gm)].length,
    code,
  }
}

const both = publishedPackages.filter(({ dir }) => existsSync(join(dir, 'README.zh-CN.md')))

describe('README.zh-CN.md', () => {
  it.each(both)('of $name has what README.md has', ({ dir }) => {
    expect(skeletonOf(read(dir, 'README.zh-CN.md'))).toEqual(skeletonOf(read(dir, 'README.md')))
  })

  it('is there for every package but those that began without', () => {
    const missing = publishedPackages.filter((one) => !both.includes(one)).map(({ id }) => id)
    expect(missing).toEqual(
      'core login-redirect page-scope resume retry testing token-expiry token-injection token-refresh'.split(' '),
    )
  })

  it('would be told apart if a row were missing or code were another', () => {
    const text = '# a\n\n| b | c |\n|---|---|\n\n```ts\nget() // 取\n```\n'
    expect(skeletonOf(text)).toEqual(skeletonOf(text.replace('取', 'gets')))
    expect(skeletonOf(text)).not.toEqual(skeletonOf(text.replace('get()', 'post()')))
    expect(skeletonOf(text)).not.toEqual(skeletonOf(text.replace('| b | c |\n', '')))
  })
})
