// `npm run bench`: bundles, measures, prints, and after a full run writes docs/performance.md and its chart
import { parseArgs } from 'node:util'
import { bundleContender, bundleRecipe, bundleWorker, isBuilt, type Size, sizeOf } from './bundle.ts'
import { OURS } from './contenders/index.ts'
import { offCounts } from './counts.ts'
import { startExampleServer } from './example-server.ts'
import type { Figures } from './figures.ts'
import { judge } from './goals.ts'
import { engine, load, machine, today, versions } from './machine.ts'
import { RECIPE_PLUGINS } from './recipes/index.ts'
import { goalTable, httpTable, jitlessTable, mainTable, type Results, stampedeTable } from './report/cells.ts'
import { writeDocument } from './report/document.ts'
import { print } from './report/terminal.ts'
import { runAll } from './rounds.ts'
import { everyone, schedule, type Taking } from './schedule.ts'

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    /** Contenders and recipes by id, for work on one of them; nothing is written then. */
    only: { type: 'string' },
  },
})
const { quick } = options
const only = options.only?.split(',')
const rounds = Number(options.rounds ?? (quick ? 1 : 5))

/** Those asked for, without ours while one of the packages it is made of is not built. */
const present = (ids: readonly string[], role: string, needed: readonly string[]): string[] => {
  const missing = needed.filter((name) => !isBuilt(name))
  return ids.filter((id) => {
    if (only && !only.includes(id)) return false
    if (id !== OURS || missing.length === 0) return true
    console.log(`skipped: wxpipe ${role}; not built: ${missing.map((name) => `packages/${name}`).join(', ')}`)
    return false
  })
}

const taking: Taking = {
  contenders: present(everyone.contenders, 'as a contender', ['core']),
  recipes: present(everyone.recipes, 'in the stampede', ['core', ...RECIPE_PLUGINS]),
}

const measure = async (): Promise<Figures> => {
  const server = await startExampleServer()
  if (!server) console.log('skipped: real HTTP; examples/meetup has no server yet')
  const progress = (line: string) => process.stderr.isTTY && process.stderr.write(`\r\u001b[K${line}`)
  try {
    return await runAll(schedule(quick, rounds, taking, server?.origin), progress)
  } finally {
    progress('')
    server?.stop()
  }
}

await bundleWorker()
await Promise.all([...taking.contenders.map(bundleContender), ...taking.recipes.map(bundleRecipe)])
const sizes = new Map<string, Size>(taking.contenders.map((id) => [id, sizeOf(id, 'minimal')]))
const recipeSizes = new Map<string, Size>(taking.recipes.map((id) => [id, sizeOf(id, 'recipe')]))

const started = Date.now()
const before = load()
const figures = await measure()
const results: Results = { figures, sizes, recipeSizes, verdicts: judge(figures) }
const caption = `${today()} · ${machine()} · ${engine()}`
const conditions = [
  `${today()} · ${machine()}`,
  `${engine()} · load before ${before}, after ${load()}`,
  versions().join(' · '),
  `${rounds} round${rounds === 1 ? '' : 's'} in ${Math.round((Date.now() - started) / 1000)} s`,
]

for (const line of conditions) console.log(line)
print(mainTable(results))
if (!quick) print(jitlessTable(results))
print(httpTable(results))
for (const spread of [false, true]) print(stampedeTable(results, spread))
print(goalTable(results))
if (quick) console.log('times of a quick run are a hint: only a full run judges them')
if (!quick && !only) console.log(`wrote ${writeDocument(results, conditions, caption).join(' and ')}`)

const off = offCounts(figures, { minimal: sizes.get(OURS), recipe: recipeSizes.get(OURS) })
for (const line of off) console.log(`count off: ${line}`)
if (off.length > 0) process.exitCode = 1
else console.log('counts: all as they should be')
