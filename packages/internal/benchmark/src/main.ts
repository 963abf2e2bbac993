// `npm run bench`: bundles, measures, prints, and after a full run writes docs/performance.md, its chart, and the tables that show a part of it
import {
  bundleContender,
  bundleRecipe,
  bundleShellScripts,
  bundleWorker,
  isBuilt,
  type Size,
  sizeOf,
} from './bundle.ts'
import { BESIDE, OURS } from './contenders/index.ts'
import { offCounts } from './counts.ts'
import { startExampleServer } from './example-server.ts'
import { judge } from './goals.ts'
import { HOW_TO_GET_IT, jsc } from './jsc/shell.ts'
import { engine, load, machine, today, versions } from './machine.ts'
import { options } from './options.ts'
import { RECIPE_PLUGINS } from './recipes/index.ts'
import type { Results } from './report/cells.ts'
import { writeDocument } from './report/document.ts'
import { goalTable } from './report/goals.ts'
import { httpTable, javaScriptCoreTable, jitlessTable, mainTable, realTable } from './report/sides.ts'
import { stampedeTable } from './report/stampede.ts'
import { print } from './report/terminal.ts'
import { runAll } from './rounds.ts'
import { everyone, schedule, type Taking } from './schedule.ts'
import { tune } from './tune.ts'

const { quick, rounds } = options

/** Those asked for, without ours while one of the packages it is made of is not built. */
const present = (ids: readonly string[], role: string, needed: readonly string[]): string[] => {
  const missing = needed.filter((name) => !isBuilt(name))
  return ids.filter((id) => {
    if (options.with && !options.with.includes(id)) return false
    if (id !== OURS || missing.length === 0) return true
    console.log(`skipped: wxpipe ${role}; not built: ${missing.map((name) => `packages/${name}`).join(', ')}`)
    return false
  })
}

const beside = options.beside ? [BESIDE] : []
const taking: Taking = {
  contenders: [...present(everyone.contenders, 'as a contender', ['core']), ...beside],
  recipes: present(everyone.recipes, 'in the stampede', ['core', ...RECIPE_PLUGINS]),
  shell: jsc !== undefined,
}
if (!jsc) console.log(`skipped: ${HOW_TO_GET_IT}`)

await bundleWorker()
await bundleShellScripts()
const bundling = { readable: options.profile, lowered: !quick && jsc !== undefined, beside: options.beside }
await Promise.all([
  ...taking.contenders.map((id) => bundleContender(id, bundling)),
  ...taking.recipes.map(bundleRecipe),
])

const progress = (line: string) => process.stderr.isTTY && process.stderr.write(`\r\u001b[K${line}`)

if (options.only) await tune(options.only, taking, progress)
else await compare()

async function compare(): Promise<void> {
  const sizes = new Map<string, Size>(taking.contenders.map((id) => [id, sizeOf(id, 'minimal')]))
  const recipeSizes = new Map<string, Size>(taking.recipes.map((id) => [id, sizeOf(id, 'recipe')]))
  const started = Date.now()
  const before = load()
  const server = await startExampleServer()
  if (!server) console.log('skipped: real HTTP; examples/meetup has no server yet')
  const figures = await runAll(schedule(quick, rounds, { ...taking, origin: server?.origin }), progress).finally(() => {
    progress('')
    server?.stop()
  })
  const results: Results = { figures, sizes, recipeSizes, verdicts: judge(figures) }
  const caption = `${today()} · ${machine()} · ${engine()}`
  const conditions = [
    `${today()} · ${machine()}`,
    `${engine()} · load before ${before}, after ${load()}`,
    versions().join(' · '),
    `${rounds} round${rounds === 1 ? '' : 's'} in ${Math.round((Date.now() - started) / 1000)} s`,
  ]

  for (const line of conditions) console.log(line)
  print(realTable(results))
  print(javaScriptCoreTable(results))
  print(mainTable(results))
  if (!quick) print(jitlessTable(results))
  print(httpTable(results))
  for (const spread of [false, true]) print(stampedeTable(results, spread))
  print(goalTable(results))
  if (quick) console.log('times of a quick run are a hint: only a full run judges them')
  if (!quick && !options.with) console.log(`wrote ${writeDocument(results, conditions, caption).join(' and ')}`)

  const off = offCounts(figures, { minimal: sizes.get(OURS), recipe: recipeSizes.get(OURS) })
  for (const line of off) console.log(`count off: ${line}`)
  if (off.length > 0) process.exitCode = 1
  else console.log('counts: all as they should be')
}
