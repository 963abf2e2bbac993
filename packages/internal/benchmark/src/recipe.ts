// The contract of a token-refresh recipe: a client that repairs an expired token by itself
import type { Get, Host } from './contender.ts'

export interface RecipeSetup {
  readonly host: Host
  readonly baseURL: string
  readonly timeout: number
  /** The token to send, as `Bearer <token>` in the authorization header. */
  getToken(): string
  /** Asks the server for a new token and stores it: getToken returns it afterwards. */
  refresh(): Promise<string>
}

export type Recipe = (setup: RecipeSetup) => Get

export interface RecipeModule {
  readonly recipe: Recipe
}

export const bearer = (token: string): string => `Bearer ${token}`
export const EXPIRED = 401
