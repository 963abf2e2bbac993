// What `npm run bench -- …` takes
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    /** Under a minute: everyone's counts, some times. */
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    /** A pattern of rows' names: only their times, for work on the core. */
    only: { type: 'string' },
    /** Contenders and recipes by id; nothing is written then. */
    with: { type: 'string' },
    /** The folder of another checkout, built: its wxpipe takes part as wxpipe-beside. */
    beside: { type: 'string' },
    /** Names what the processor was busy with. */
    profile: { type: 'boolean', default: false },
  },
})

export const options = {
  ...values,
  only: values.only === undefined ? undefined : new RegExp(values.only),
  with: values.with?.split(','),
  beside: values.beside === undefined ? undefined : resolve(values.beside),
  rounds: Number(values.rounds ?? (values.quick ? 1 : 3)),
}
