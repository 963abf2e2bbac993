// Writes the figures between the markers of docs/performance.md, the chart beside it, and the documents that show a part of them
import { readFileSync, writeFileSync } from 'node:fs'
import { repoDir } from '../paths.ts'
import type { Results, Table } from './cells.ts'
import { drawChart } from './chart.ts'
import { writeCompared } from './compared.ts'
import { goalTable } from './goals.ts'
import { replaceBetween } from './markers.ts'
import { httpTable, javaScriptCoreTable, jitlessTable, mainTable, realTable } from './sides.ts'
import { stampedeTable } from './stampede.ts'

const DOCUMENT = 'docs/performance.md'
const CHART = 'docs/performance.svg'
const BEGIN = '<!-- figures: begin (npm run bench writes what is between these two lines) -->'
const END = '<!-- figures: end -->'

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const markdown = ({ head, rows }: Table): string => {
  const align = head.map((_, i) => (i === 0 ? '---' : '---:'))
  return [row(head), row(align), ...rows.map(row)].join('\n')
}

/** A table of which this machine could measure nothing. */
const orNone = (table: Table): string => (table.rows.length > 0 ? markdown(table) : 'Not measured on this machine.')

const figuresOf = (results: Results, conditions: readonly string[]): string =>
  [
    conditions.map((line) => `- ${line}`).join('\n'),
    `### What must hold\n\n${markdown(goalTable(results))}`,
    `### Real work\n\n${markdown(realTable(results))}`,
    `### JavaScriptCore without JIT, as on iOS\n\n${orNone(javaScriptCoreTable(results))}`,
    `### Side by side\n\n${markdown(mainTable(results))}`,
    `### Without JIT, in V8\n\n${markdown(jitlessTable(results))}`,
    `### Real HTTP\n\n${markdown(httpTable(results))}`,
    `### The expired-token stampede\n\n${[false, true].map((spread) => markdown(stampedeTable(results, spread))).join('\n\n')}`,
  ].join('\n\n')

export const writeDocument = (results: Results, conditions: readonly string[], caption: string): string[] => {
  const path = `${repoDir}/${DOCUMENT}`
  writeFileSync(path, replaceBetween(readFileSync(path, 'utf8'), BEGIN, END, figuresOf(results, conditions)))
  writeFileSync(`${repoDir}/${CHART}`, drawChart(results, caption))
  return [DOCUMENT, CHART, ...writeCompared()]
}
