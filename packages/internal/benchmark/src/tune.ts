// `npm run bench -- --only <pattern of rows>`: nothing but those rows' times, for work on the core
import { judge } from './goals.ts'
import { rowName } from './job.ts'
import { options } from './options.ts'
import { profileFlags, profiles } from './profile.ts'
import { ratioTable } from './report/ratios.ts'
import { print } from './report/terminal.ts'
import { runAll } from './rounds.ts'
import { timedRows } from './rows.ts'
import { PROFILING, type Taking, tuning } from './schedule.ts'

export const tune = async (pattern: RegExp, taking: Taking, progress: (line: string) => void): Promise<void> => {
  const plan = tuning(pattern, options.rounds, taking, options.profile ? PROFILING : undefined)
  const figures = await runAll(plan, progress, options.profile ? profileFlags() : [])
  progress('')
  for (const [who, why] of figures.refused) console.log(`refused: ${who}: it ${why}`)
  const rows = timedRows.filter((row) => plan.groups.flat().some((job) => rowName(job) === rowName(row)))
  print(ratioTable(figures, rows, taking.contenders))
  for (const { what, goal, measured, met } of judge(figures)) {
    if (met !== undefined) console.log(`${met ? 'met    ' : 'not met'}  ${what}: ${goal}, measured ${measured}`)
  }
  if (options.profile) for (const line of profiles()) console.log(line)
}
