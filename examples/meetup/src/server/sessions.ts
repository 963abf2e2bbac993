// Issues, checks, renews and ends the tokens of one project, and keeps them in memory.
import { randomBytes } from 'node:crypto'

export interface Login<Who> {
  readonly who: Who
  ended: boolean
}

export interface Pair {
  readonly token: string
  readonly refreshToken: string
  readonly expiresIn: number
}

export type Verdict<Who> =
  | { readonly state: 'live'; readonly login: Login<Who> }
  | { readonly state: 'expired' | 'unknown' }

export interface SessionOptions {
  /** Milliseconds until an access token expires. */
  readonly lifetime: number
  readonly now: () => number
}

const REFRESH_LIFETIME = 30 * 86_400_000

export type Sessions<Who> = ReturnType<typeof createSessions<Who>>

export function createSessions<Who>({ lifetime, now }: SessionOptions) {
  type Grant = { readonly login: Login<Who>; expiresAt: number }
  const access = new Map<string, Grant>()
  const refresh = new Map<string, Grant>()

  const grant = (kind: Map<string, Grant>, login: Login<Who>, milliseconds: number) => {
    const token = randomBytes(24).toString('base64url')
    kind.set(token, { login, expiresAt: now() + milliseconds })
    return token
  }
  const pair = (login: Login<Who>): Pair => ({
    token: grant(access, login, lifetime),
    refreshToken: grant(refresh, login, REFRESH_LIFETIME),
    expiresIn: lifetime / 1000,
  })
  const isLive = ({ login, expiresAt }: Grant) => !login.ended && now() < expiresAt

  return {
    open: (who: Who): Pair => pair({ who, ended: false }),

    judge(token: string | undefined): Verdict<Who> {
      const found = token === undefined ? undefined : access.get(token)
      if (!found) return { state: 'unknown' }
      return isLive(found) ? { state: 'live', login: found.login } : { state: 'expired' }
    },

    /** A refresh token works once; the access tokens of its login stay valid until they expire. */
    renew(refreshToken: string): { readonly who: Who; readonly pair: Pair } | undefined {
      const found = refresh.get(refreshToken)
      refresh.delete(refreshToken)
      return found && isLive(found) ? { who: found.login.who, pair: pair(found.login) } : undefined
    },

    expireTokens() {
      for (const one of access.values()) one.expiresAt = now()
    },

    endAll() {
      for (const one of [...access.values(), ...refresh.values()]) one.login.ended = true
    },
  }
}
