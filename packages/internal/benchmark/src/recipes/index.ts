// The token-refresh recipes of the stampede, in the order of the table
export interface RecipeEntry {
  readonly id: string
  readonly label: string
  readonly package?: string
}

export const SINGLE_FLIGHT = 'single-flight'
/** The packages the wxpipe recipe is made of. */
export const RECIPE_PLUGINS = ['token-injection', 'token-expiry', 'token-refresh'] as const

export const recipes: readonly RecipeEntry[] = [
  { id: SINGLE_FLIGHT, label: 'hand-written single flight' },
  { id: 'wxpipe', label: 'wxpipe + 3 plugins' },
  { id: 'axios-queue', label: 'axios + isRefreshing queue', package: 'axios' },
  { id: 'axios-auth-refresh', label: 'axios-auth-refresh', package: 'axios-auth-refresh' },
  { id: 'alova', label: 'alova token authentication', package: 'alova' },
  { id: 'flyio', label: 'flyio lock recipe', package: 'flyio' },
]
