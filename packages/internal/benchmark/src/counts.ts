// Counts are the same on every machine: this is what they are, and --quick fails when one is off
import type { Size } from './bundle.ts'
import { OURS } from './contenders/index.ts'
import type { Figures } from './figures.ts'
import { SINGLE_FLIGHT } from './recipes/index.ts'
import { turnRows } from './rows.ts'

/** Turns with 0, 3, 20 and 100 hooks each way. A peer that is off here means that the harness is. */
const TURNS: Readonly<Record<string, readonly number[]>> = {
  raw: [1],
  'bounded-raw': [1],
  'sync-loop': [1, 1, 1, 1],
  wxpipe: [1, 1, 1, 1],
  taro: [2, 8, 42, 202],
  wefetch: [3, 9, 43, 203],
  'luch-request': [2, 8, 42, 202],
  'uni-ajax': [4, 10, 44, 204],
  axios: [3, 10, 44, 204],
  'axios-miniprogram': [7, 13, 47, 207],
  alova: [20, 20, 20, 20],
  flyio: [4, 4, 4, 4],
}

/** The most bytes, minified and gzipped, that our bundles may have. Raise one only for something worth it. */
const MOST_BYTES = { minimal: 7_595, recipe: 10_815 }

const offTurns = (figures: Figures): string[] =>
  Object.entries(TURNS).flatMap(([id, expected]) =>
    expected.flatMap((due, i) => {
      const row = turnRows[i]
      const count = row && figures.value({ ...row, id })
      return count === undefined || count === due ? [] : [`${id} took ${count} turns at ${row?.work}, not ${due}`]
    }),
  )

const offStampedes = (figures: Figures): string[] =>
  [OURS, SINGLE_FLIGHT].flatMap((id) =>
    [false, true].flatMap((spread) =>
      figures
        .stampedes({ plan: 'stampede', id, spread })
        .filter(({ refreshes, replays, ok }) => refreshes !== 1 || replays !== 1000 || ok !== 1000)
        .map((counted) => `${id}, stampede ${spread ? 'spread' : 'at once'}: ${JSON.stringify(counted)}`),
    ),
  )

export interface OurSizes {
  readonly minimal: Size | undefined
  readonly recipe: Size | undefined
}

const offSizes = (sizes: OurSizes): string[] =>
  (['minimal', 'recipe'] as const).flatMap((kind) => {
    const gzip = sizes[kind]?.gzip ?? 0
    return gzip > MOST_BYTES[kind] ? [`our ${kind} bundle has ${gzip} bytes, over ${MOST_BYTES[kind]}`] : []
  })

export const offCounts = (figures: Figures, sizes: OurSizes): string[] => [
  ...[...figures.refused].map(([who, why]) => `${who} was refused: it ${why}`),
  ...offTurns(figures),
  ...offStampedes(figures),
  ...offSizes(sizes),
]
