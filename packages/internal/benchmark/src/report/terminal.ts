// Prints tables on stdout
import CliTable from 'cli-table3'
import type { Table } from './cells.ts'

export const print = ({ head, rows }: Table): void => {
  if (rows.length === 0) return
  const table = new CliTable({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')),
    wordWrap: true,
    // Headings of several words go on several lines, or the table would not fit a terminal.
    colWidths: head.map((title, i) => {
      const widest = Math.max(...rows.map((row) => row[i]?.length ?? 0))
      return Math.max(widest, ...title.split(' ').map((word) => word.length)) + 2
    }),
  })
  table.push(...rows.map((row) => [...row]))
  console.log(table.toString())
}
