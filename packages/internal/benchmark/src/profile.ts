// Reads the processor profiles that Node's workers leave behind: which functions the time went to
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { outDir } from './paths.ts'

const folder = `${outDir}/profiles`
const SHOWN = 25

interface Profile {
  readonly nodes: ReadonlyArray<{
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }>
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Node's flags; the profiles of an earlier run are taken away. */
export const profileFlags = (): string[] => {
  rmSync(folder, { recursive: true, force: true })
  return ['--cpu-prof', '--cpu-prof-interval=100', `--cpu-prof-dir=${folder}`]
}

const placeOf = ({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string =>
  `${functionName || '(anonymous)'} ${url.split('/').pop() ?? ''}:${lineNumber + 1}`

/** All profiles of the run together, by the time spent in the function itself. */
export const profiles = (): string[] => {
  const spent = new Map<string, number>()
  let total = 0
  for (const file of readdirSync(folder)) {
    const { nodes, samples, timeDeltas }: Profile = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
    const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
    for (const [i, id] of samples.entries()) {
      const place = places.get(id) ?? '?'
      const took = timeDeltas[i] ?? 0
      spent.set(place, (spent.get(place) ?? 0) + took)
      total += took
    }
  }
  const ranked = [...spent].sort(([, a], [, b]) => b - a).slice(0, SHOWN)
  return ranked.map(([place, took]) => `${((100 * took) / total).toFixed(1).padStart(5)} %  ${place}`)
}
