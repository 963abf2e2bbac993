// The app's session: who is logged in, with which token; the four session plugins take it as it is.
import type { Client } from '@wxpipe/core'
import type { Plan } from './plan.ts'
import type { createServer, Issued, User } from './server.ts'

export const loginPage = 'pages/login/login'

export function createSession(
  { reading, waitsForLogin }: Plan,
  server: ReturnType<typeof createServer>,
  broken: string[],
  onUser: (user: User) => void,
) {
  let isRefreshing = 0
  let user: User
  let token: string | undefined
  const become = (next: User, nextToken?: string) => {
    user = next
    token = nextToken
    onUser(next)
  }
  const isAnother = (other: User) => !!other && !!user && other !== user
  return {
    get user() {
      return user
    },
    isAnother,
    isRefreshing: () => isRefreshing > 0,
    become,
    logIn: (name: string) => become(name, server.issue(name).token),
    // What the plugins take.
    getToken(): string | undefined | Promise<string | undefined> {
      const held = token
      return reading === 'sync' ? held : new Promise((done) => setTimeout(() => done(held), 3))
    },
    setToken(next: Issued) {
      if (isAnother(next.user)) broken.push(`${next.user}'s new token was stored while ${user} was logged in`)
      if (user) become(next.user, next.token)
    },
    refresh(api: Client): Promise<Issued> {
      if (!user) throw new Error('nobody is logged in')
      isRefreshing++
      return api
        .post<Issued & { readonly data?: Issued }>('refresh', { user })
        .then(({ data }) => data.data ?? data)
        .finally(() => isRefreshing--)
    },
    refreshTimeout: 1_000,
    loginPage,
    onRedirect: () => become(null),
    ...(waitsForLogin && { whileLoggingIn: 'wait' as const }),
    waitTimeout: 5_000,
    codes: ['99997'],
  }
}

export type Session = ReturnType<typeof createSession>
