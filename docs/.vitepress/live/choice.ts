// What a reader chooses of the living pipeline, and how an address holds it.

export const scenes = ['ok', 'expired', 'retry', 'cache', 'abort'] as const
export type SceneName = (typeof scenes)[number]

/** The plugins that can be left out, outermost first. */
export const plugins = ['login-redirect', 'cache', 'retry', 'token-refresh', 'token-injection', 'token-expiry'] as const

/** The name of the reader's own interceptor. */
export const OWN = 'client-version'

export interface Choice {
  readonly scene: SceneName
  readonly without: readonly string[]
  /** The order of the reader's own interceptor. */
  readonly own: number
}

export const usual: Choice = { scene: 'expired', without: [], own: 250 }

/** Reads `#scene=retry&without=cache,retry&own=600`; what it does not know stays as usual. */
export function readHash(hash: string): Choice {
  const said = new URLSearchParams(hash.replace(/^#/, ''))
  const own = Number(said.get('own') ?? usual.own)
  return {
    scene: scenes.find((scene) => scene === said.get('scene')) ?? usual.scene,
    without: plugins.filter((name) => said.get('without')?.split(',').includes(name)),
    own: own >= 0 && own <= 1000 ? own : usual.own,
  }
}

/** Whether an address says what to show; `#why-there` is a heading. */
export const isHash = (hash: string): boolean => /^#(.*&)?scene=/.test(hash)

export const writeHash = ({ scene, without, own }: Choice): string =>
  `#scene=${scene}&without=${without.join(',')}&own=${own}`

/** The order that stands half way between two neighbours: `index` is its place among the others, whose orders are given. */
export const orderAt = (index: number, others: readonly number[]): number =>
  ((others[index - 1] ?? 0) + (others[index] ?? 1000)) / 2
