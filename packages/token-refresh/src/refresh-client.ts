// The client that a refresh is done with.
import type { Account, Client } from '@wxpipe/core'
import type { TokenRefreshKeys } from './options.ts'

// How a refresh is treated by other plugins, one option each: a client refuses the option of a plugin that it does not have.
const optionsOfOthers: readonly object[] = [
  // The login page is what comes after a refresh that has failed.
  { login: false },
  // The requests that hold the places of the queue may be waiting for this refresh: it must not wait for a place.
  { queue: { priority: 'refresh' } },
  // A token from the cache would be an old one.
  { cache: false },
  // It is for the whole app: it must not end with the page that it began on.
  { scope: false },
  // The user has not asked for it; and what is shown would lie over the login page, should that open.
  { toast: false },
  { loading: false },
  // `refreshTimeout` bounds it.
  { deadline: false },
]

/**
 * Makes a child of the client for one refresh. Its requests carry no token (`auth: false`), and so do not wait for the refresh that
 * they are part of.
 * @param client the session's, so that the refresh token goes to the server that gave it, whoever's request has failed
 * @param account tells whose refresh it is, and throws once it is somebody else's
 */
export function refreshClient(client: Client, account: () => Account): Client<TokenRefreshKeys> {
  let child = (client as Client<TokenRefreshKeys>).extend({ account, auth: false })
  for (const option of optionsOfOthers) {
    try {
      child = child.extend(option)
    } catch {
      // The client does not have this plugin, or the app has an option of its own by this name: it stays out.
    }
  }
  return child
}
