// Tokens that are soon used up, and logins that can be renewed a few times only.
import type { IncomingMessage } from 'node:http'

// More than wait at once, or a replay could be refused too.
const uses = 60
const renewals = 3

export function createTokens() {
  let token = { name: 'none', left: 0 }
  let issued = 0
  let renewed = 0
  const issue = () => {
    token = { name: `token-${++issued}`, left: uses }
    return token.name
  }
  return {
    logIn() {
      renewed = 0
      return issue()
    },
    /** Nothing when the login cannot be renewed any more. */
    renew: () => (renewed++ < renewals ? issue() : undefined),
    isLive: ({ headers }: IncomingMessage) => headers.authorization === `Bearer ${token.name}` && token.left-- > 0,
  }
}
