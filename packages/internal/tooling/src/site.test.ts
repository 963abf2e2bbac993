// The site says the same in both languages: each page of docs/ has its twin in docs/en/, with the same headings, rows and code.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryFiles, root } from './repository.ts'
import { budgets } from './sizes.ts'
import { skeletonOf } from './skeleton.ts'

const pages = repositoryFiles.filter(
  (path) => /^docs\/(en\/)?(index|[a-z]+\/.*)\.md$/.test(path) && !path.startsWith('docs/adr/'),
)
const english = pages.filter((path) => path.startsWith('docs/en/'))
const chinese = pages.filter((path) => !english.includes(path))
const twinOf = (path: string) => path.replace('docs/', 'docs/en/')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('the site', () => {
  it('has each page in both languages', () => {
    expect(chinese.map(twinOf).sort()).toEqual(english.sort())
  })

  it.each(chinese)('%s says what its twin says', (path) => {
    expect(skeletonOf(read(path))).toEqual(skeletonOf(read(twinOf(path))))
  })

  it('has Chinese in its Chinese pages, and none for words in its English ones', () => {
    const share = (path: string) => {
      const prose = read(path).replace(/^```[\s\S]*?^```/gm, '')
      return (prose.match(/\p{Script=Han}/gu) ?? []).length / prose.length
    }
    expect(chinese.filter((path) => share(path) < 0.1)).toEqual([])
    expect(english.filter((path) => share(path) > 0.1)).toEqual([])
  })

  it('stands in places that its sidebar knows', () => {
    const sections: readonly string[] = read('docs/.vitepress/parts/sections.ts').match(/(?<=folder: ')[a-z]+/g) ?? []
    const folders = chinese.flatMap((path) => /^docs\/([a-z]+)\//.exec(path)?.[1] ?? [])
    expect([...new Set(folders)].filter((folder) => !sections.includes(folder))).toEqual([])
  })
})

/** The rows of the first table below a text. */
const rowsBelow = (path: string, start: string) => {
  const [, after = ''] = read(path).split(start)
  return (after.split('\n\n')[0] ?? '').split('\n').filter((line) => line.startsWith('| '))
}

describe('the tables that stand elsewhere too', () => {
  const ofNpm = [
    { page: 'docs/reference/npm.md', readme: 'README.zh-CN.md', heads: ['| 库 | 构建 npm |', '| 库 | 用于 |'] },
    { page: 'docs/en/reference/npm.md', readme: 'README.md', heads: ['| library | 构建 npm |', '| library | for |'] },
  ]

  it.each(ofNpm)('$page has the rows that are tested in validation and signing', ({ page, readme, heads }) => {
    const tested = ['validation', 'signing'].flatMap((id, index) =>
      rowsBelow(`packages/${id}/${readme}`, heads[index] ?? ''),
    )
    expect(tested.length).toBeGreaterThan(15)
    expect(tested.filter((row) => !read(page).includes(row))).toEqual([])
  })

  it.each(['docs/reference/orders.md', 'docs/en/reference/orders.md'])(
    '%s has every constant with its number',
    (page) => {
      const constants = read('packages/core/src/order-anchors.ts').matchAll(/export const (ORDER_\w+) = (\d+)/g)
      const cells = [...constants].map(([, name, value]) => `| ${value} | \`${name}\` |`)
      expect(cells.length).toBeGreaterThan(10)
      expect(cells.filter((cell) => !read(page).includes(cell))).toEqual([])
    },
  )

  it.each([
    { page: 'docs/guide/project.md', head: '| 主文件 |', others: '其余每个' },
    { page: 'docs/en/guide/project.md', head: '| main file of |', others: 'each other package' },
  ])('$page has every main file that may be larger than the others', ({ page, head, others }) => {
    const rows = rowsBelow(page, head)
    const missing = Object.entries(budgets.mains).filter(([id, bytes]) => {
      const name = id === 'default' ? others : `\`${id}\``
      const size = `| ${Math.ceil(bytes / 102.4) / 10} KB |`
      return !rows.some((row) => row.includes(name) && row.endsWith(size))
    })
    expect(missing).toEqual([])
  })
})
