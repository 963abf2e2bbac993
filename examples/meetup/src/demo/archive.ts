// Keeps what the inspector has recorded, chapter by chapter, and writes it as a HAR and as a report.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInspector, harOf, type Inspector } from '@wxpipe/inspector'
import { type ReportChapter, reportPage } from '@wxpipe/viewer/pages'
import type { Chapter } from './stage.ts'

export interface Archive {
  /** One inspector for all chapters, so that a secret of one chapter is hidden in all of them. */
  readonly inspector: Inspector
  /** Begins a chapter, which gets the calls until `close`. Calls between two chapters are left out. */
  open(): void
  /** @param scenes the lines that the chapter has printed */
  close(chapter: Chapter, scenes: readonly string[]): void
  /** Writes both files. @returns a text that names them */
  write(): Promise<string>
}

export interface ArchivePaths {
  readonly har: string
  readonly report: string
}

/** More calls than the story has, so that none is dropped. */
const LIMIT = 10_000

const INTRODUCTION =
  'The story of npm run demo, as the inspector has seen it. A phone is simulated, and so is its time; the server is a real one. ' +
  'A line is a call, with all its sends; open it to see each interceptor: a thin line while the call was inside of it, a thick one while it waited there.'

export function createArchive({ har, report }: ArchivePaths): Archive {
  const inspector = createInspector({ limit: LIMIT, bodies: 'all' })
  const ended: {
    readonly chapter: Chapter
    readonly scenes: readonly string[]
    readonly from: number
    readonly to: number
  }[] = []
  let from = 0
  return {
    inspector,
    open() {
      from = inspector.calls.length
    },
    close(chapter, scenes) {
      ended.push({ chapter, scenes, from, to: inspector.calls.length })
    },
    async write() {
      // Read only at the end, so that a token of the last chapter is hidden in the first one, too.
      const { calls } = inspector
      const told = ended.flatMap(({ from, to }) => calls.slice(from, to))
      const all = harOf(told)
      const chapters = ended.map(
        ({ chapter: { title, moral }, scenes, from, to }): ReportChapter => ({
          title,
          moral,
          scenes,
          har: harOf(calls.slice(from, to)),
        }),
      )
      const page = await reportPage({ title: 'Meetup: the story of the demo', introduction: INTRODUCTION, chapters })
      for (const path of [har, report]) mkdirSync(dirname(path), { recursive: true })
      writeFileSync(har, JSON.stringify(all))
      writeFileSync(report, page)
      return `${told.length} calls, ${all.log.entries.length} entries: ${har}\nthe story with its waterfalls: ${report}`
    },
  }
}
