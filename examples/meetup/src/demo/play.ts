// Plays chapters one after another, each with a fresh phone, and counts their facts.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { inspect } from 'node:util'
import { createServer } from '../server/index.ts'
import { createArchive } from './archive.ts'
import type { DemoOptions } from './arguments.ts'
import { type Chapter, type Check, createStage } from './stage.ts'
import { createStory } from './story.ts'

const LONGEST = 120_000

export async function play(chapters: readonly Chapter[], { isJson, archive: paths }: DemoOptions): Promise<void> {
  const unheard: unknown[] = []
  process.on('unhandledRejection', (reason) => unheard.push(reason))
  let current = ''
  const watchdog = setTimeout(() => {
    console.error(`✗ the story got stuck in "${current}": it did not end within ${LONGEST} ms`)
    process.exit(1)
  }, LONGEST)

  // A refresh takes a moment, so that every call of a burst has found its token expired before the refresh ends.
  const server = createServer({ latency: (path) => (path.endsWith('/token/refresh') ? 20 : 0), wordPause: 1 })
  const origin = await server.listen()
  const story = createStory({ isSilent: isJson })
  const archive = paths && createArchive(paths)
  story.opening(origin)
  const played: ReturnType<typeof factsOf>[] = []
  let failures = 0

  for (const [index, chapter] of chapters.entries()) {
    server.clearRequests()
    current = chapter.title
    story.chapter(index + 1, chapter.title, chapter.moral)
    const stage = createStage(server, origin, story, archive?.inspector)
    archive?.open()
    try {
      await chapter.play(stage)
    } catch (error) {
      stage.check('the chapter can be played', String(error), 'no error')
    }
    await nextTurn()
    stage.check('no rejection went unhandled', unheard.splice(0).map(String), [])
    stage.check('every call was settled', stage.count().errors['UNSETTLED'], undefined)
    if (chapter.isLossy) {
      stage.check('the server got nothing that the phone did not send', server.requests.length <= stage.sent(), true)
    } else stage.check('every request of the phone reached the server', stage.sent(), server.requests.length)
    stage.check('no hook of a page threw', stage.mistakes().map(String), [])
    const failed = stage.checks.filter(({ holds }) => !holds)
    story.facts(stage.checks.length, failed.length)
    for (const check of failed) console.error(explain(check))
    failures += failed.length
    played.push(factsOf(chapter, stage))
    archive?.close(chapter, story.said)
    stage.close()
  }

  await server.close()
  await nextTurn()
  for (const reason of unheard) console.error(`✗ a rejection went unhandled after the end: ${reason}`)
  failures += unheard.length
  clearTimeout(watchdog)
  const checks = total(played, 'checks')
  if (isJson) console.log(JSON.stringify(summary(played, failures === 0)))
  else if (failures === 0) story.ending(checks)
  // On stderr, because with --json stdout must have only the facts.
  if (archive) console.error(await archive.write())
  if (failures > 0) process.exitCode = 1
}

const factsOf = ({ title }: Chapter, stage: ReturnType<typeof createStage>) => ({
  title,
  ...stage.count(),
  pages: stage.pages(),
  checks: stage.checks.length,
  failed: stage.checks.filter(({ holds }) => !holds).map(({ what }) => what),
})

type Facts = ReturnType<typeof factsOf>

const total = (chapters: readonly Facts[], name: 'requests' | 'redirects' | 'refreshes' | 'checks') =>
  chapters.reduce((sum, chapter) => sum + chapter[name], 0)

function summary(chapters: readonly Facts[], ok: boolean) {
  const errors: Record<string, number> = {}
  for (const chapter of chapters) {
    for (const [code, count] of Object.entries(chapter.errors)) errors[code] = (errors[code] ?? 0) + count
  }
  return {
    requests: total(chapters, 'requests'),
    redirects: total(chapters, 'redirects'),
    refreshes: total(chapters, 'refreshes'),
    errors,
    pages: chapters.at(-1)?.pages ?? [],
    chapters,
    checks: total(chapters, 'checks'),
    ok,
  }
}

const explain = ({ what, expected, actual }: Check) =>
  `✗ ${what}\n    expected ${inspect(expected)}\n    but got  ${inspect(actual)}`
