// The site says the same in both languages: each page of docs/ has its twin in docs/en/, with the same headings, rows and code.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryFiles, root } from './repository.ts'
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
    const sections = read('docs/.vitepress/parts/sections.ts').match(/(?<=folder: ')[a-z]+/g) ?? []
    const folders = chinese.flatMap((path) => /^docs\/([a-z]+)\//.exec(path)?.[1] ?? [])
    expect([...new Set(folders)].filter((folder) => !sections.includes(folder))).toEqual([])
  })
})
