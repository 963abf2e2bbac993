// The table of rooms in README.md: it names every folder, and imports lead down it.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const here = new URL('./', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, here), 'utf8')
const rows = [...read('README.md').matchAll(/^\| `([\w-]+)\/` \|.*\| `([\w-]+\.ts)` \|$/gm)]
const rooms = rows.map(([, room = '']) => room)
const filesOf = (room: string) =>
  readdirSync(new URL(`${room}/`, here)).filter((name) => name.endsWith('.ts') && !name.includes('.test'))

describe('the rooms', () => {
  it('all stand in the table, each with a file that is there', () => {
    const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect([...rooms].sort()).toEqual(folders.map(({ name }) => name).sort())
    for (const [, room = '', first = ''] of rows) expect(filesOf(room)).toContain(first)
  })

  it('import only from rooms below them, and the first one from the host too', () => {
    const climbing = rooms.flatMap((room, at) =>
      filesOf(room).flatMap((name) =>
        [...read(`${room}/${name}`).matchAll(/(?:from|import) ?\(?'\.\.\/([\w.-]+)/g)]
          .filter(([, other = '']) => (other.endsWith('.ts') ? at > 0 : rooms.indexOf(other) <= at))
          .map(([, other]) => `${room}/${name} imports ${other}`),
      ),
    )
    expect(climbing).toEqual([])
  })
})
