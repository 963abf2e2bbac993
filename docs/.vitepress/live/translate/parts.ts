// Which packages a choice needs, and what they weigh at most.
import budgets from '../../../../packages/internal/tooling/budgets.json' with { type: 'json' }
import type { Choice } from './choice.ts'
import type { Facts } from './facts.ts'

export interface Part {
  readonly name: string
  /** Bytes, gzip: the limit that a test of the repository holds for this package, not what it weighs today. */
  readonly limit: number
}

/** The interceptors of a choice, in the order of `use`. */
export const pluginsOf = ({ extras }: Choice, { loginPage, envelope }: Facts): readonly string[] => [
  'token-injection',
  'token-expiry',
  ...(extras.includes('refresh') ? ['token-refresh'] : []),
  ...(loginPage ? ['login-redirect'] : []),
  ...(extras.includes('cache') ? ['cache'] : []),
  ...(extras.includes('retry') ? ['retry'] : []),
  ...(envelope ? ['envelope'] : []),
  ...(extras.includes('toast') ? ['toast'] : []),
  ...(extras.includes('loading') ? ['loading'] : []),
]

const limits: Readonly<Record<string, number>> = budgets.plugins
const core = budgets.bundles.find(({ plugins }) => plugins.length === 0)?.limit ?? 0
const limitOf = (id: string): number => (id === 'core' ? core : (limits[id] ?? budgets.plugins.default))

export const partsOf = (choice: Choice, facts: Facts): readonly Part[] =>
  [
    'core',
    ...(choice.platform === 'wx' ? [] : [`host-${choice.platform}`]),
    ...pluginsOf(choice, facts),
    ...(choice.extras.includes('data') ? ['data'] : []),
  ].map((id) => ({ name: `@wxpipe/${id}`, limit: limitOf(id) }))
