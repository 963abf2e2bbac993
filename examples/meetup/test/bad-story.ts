// Stories that must fail, for demo.test.ts to spawn: `tsx bad-story.ts <which> [--json]`.

import { play } from '../src/demo/play.ts'
import { meetup } from '../src/demo/programs.ts'
import type { Chapter } from '../src/demo/stage.ts'

const acts: Record<string, Chapter['play']> = {
  'a false fact': async ({ check }) => check('two and two make five', 2 + 2, 5),
  'an unheard rejection': async () => void Promise.reject(new Error('nobody listens')),
  'a page that does not open': async () => {
    throw new Error('no such page')
  },
}
const which = process.argv[2] ?? ''

void play(
  [
    {
      title: which,
      moral: '',
      async play(stage) {
        await stage.launch({ ...meetup(), entry: 'pages/login/login' })
        await acts[which]?.(stage)
      },
    },
  ],
  { isJson: process.argv.includes('--json') },
)
