// The figures that people see first: from docs/performance.md into the README and the site's page of comparison
import { readFileSync, writeFileSync } from 'node:fs'
import { repoDir } from '../paths.ts'
import { type Language, words } from './compared-words.ts'
import { replaceBetween } from './markers.ts'
import { type Column, figureOf, type Performance, readPerformance } from './performance.ts'

type Block = (of: Performance, language: Language) => string

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[], side: '---' | '---:') =>
  [row(head), row(head.map((_, at) => (at === 0 ? '---' : side))), ...rows.map(row)].join('\n')

const named = (label: string, language: Language) => words[language].labels.get(label) ?? label

const sideBySide =
  (columns: readonly Column[], who?: readonly string[]): Block =>
  (of, language) =>
    table(
      [words[language].client, ...columns.map((column) => words[language].columns[column])],
      (who ?? of.clients).map((label) => {
        const name = named(label, language)
        return [label === 'wxpipe' ? `**${name}**` : name, ...columns.map((column) => of.cell(label, column))]
      }),
      '---:',
    )

/** Those who were measured only to be compared with. */
const floors = ['raw', 'bounded raw', 'hand-written loop']

const ahead: Block = (of, language) => {
  const { ahead: head, columns, comma, nobody } = words[language]
  const rows = (['gzip', 'cold', 'time', 'jitless', 'setting', 'bytes'] as const).map((column) => {
    const ours = of.cell('wxpipe', column)
    const better = of.clients
      .filter((label) => !floors.includes(label) && figureOf(of.cell(label, column)) < figureOf(ours))
      .map((label) => `${named(label, language)} ${of.cell(label, column)}`)
    return [columns[column], ours, better.join(comma) || nobody]
  })
  return table(head, rows, '---')
}

const stampede: Block = (of, language) =>
  table(
    words[language].stampede,
    of.stampede.map(([label = '', refreshes = '', , ok = '', failed = '', pending = '']) => [
      named(label, language),
      ...[refreshes, ok, failed, pending].map((cell) => cell.replace('to', words[language].to)),
    ]),
    '---:',
  )

const measured: Block = ({ day, versions }, language) => words[language].measured(day, versions)

const ofPage = { measured, sides: sideBySide(['turns', 'time', 'jitless', 'bytes', 'gzip', 'cold']), ahead, stampede }
const peers = ['wxpipe', 'luch-request', 'alova + wx adapter', 'axios + wx adapter']
const ofReadme = { figures: sideBySide(['turns', 'jitless', 'gzip'], peers) }

const documents: readonly (readonly [path: string, language: Language, blocks: Readonly<Record<string, Block>>])[] = [
  ['README.md', 'en', ofReadme],
  ['README.zh-CN.md', 'zh', ofReadme],
  ['docs/en/about/compare.md', 'en', ofPage],
  ['docs/about/compare.md', 'zh', ofPage],
]

const read = (path: string) => readFileSync(`${repoDir}/${path}`, 'utf8')

/** The documents as they should stand, by path. */
export function comparedDocuments(): ReadonlyMap<string, string> {
  const of = readPerformance(read('docs/performance.md'), read('README.md'))
  return new Map(
    documents.map(([path, language, blocks]) => [
      path,
      Object.entries(blocks).reduce(
        (text, [name, block]) =>
          replaceBetween(
            text,
            `<!-- ${name}: npm run bench writes this from docs/performance.md -->`,
            `<!-- ${name}: end -->`,
            block(of, language),
          ),
        read(path),
      ),
    ]),
  )
}

export function writeCompared(): readonly string[] {
  const made = comparedDocuments()
  for (const [path, text] of made) writeFileSync(`${repoDir}/${path}`, text)
  return [...made.keys()]
}
