// The client that a refresh is done with.
import type { Account, Client } from '@wxpipe/core'
import type { TokenRefreshKeys } from './options.ts'

const optionsOfOthers: readonly object[] = [
  // The login page is what comes after a refresh that has failed.
  { login: false },
  // Whatever holds a slot may be waiting for this.
  { queue: { priority: 'refresh' } },
  // A token that was kept is an old one.
  { cache: false },
  // It is for all pages, not only for the one that it began on.
  { scope: false },
  // It is not the user's doing: an indicator or words would lie over the login page.
  { toast: false },
  { loading: false },
  // `refreshTimeout` bounds it.
  { deadline: false },
]

/**
 * Makes a child, so that its requests neither carry the old token nor wait for themselves.
 * @param client the session's, so that the refresh token goes to the server that gave it, whoever's request has failed
 * @param account tells whose refresh it is, and throws once it is somebody else's
 */
export function refreshClient(client: Client, account: () => Account): Client<TokenRefreshKeys> {
  let child = (client as Client<TokenRefreshKeys>).extend({ account, auth: false })
  for (const option of optionsOfOthers) {
    try {
      child = child.extend(option)
    } catch {
      // Nobody reads it here, or the app has an option of its own by this name.
    }
  }
  return child
}
