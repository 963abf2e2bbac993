// The client that a refresh sends with.
import type { Account, Client } from '@wxpipe/core'
import type { TokenRefreshKeys } from './options.ts'

/**
 * Makes a child of the client for one refresh. Its requests carry no token (`auth: false`), and so do not wait for the
 * refresh that they belong to.
 * @param client the session's client, so that the refresh token goes to the server that issued it, whichever client's
 * request failed
 * @param account returns whose refresh it is, and throws once another account is logged in
 */
export function refreshClient(client: Client, account: () => Account): Client<TokenRefreshKeys> {
  let child = (client as Client<TokenRefreshKeys>).extend({ account, auth: false })
  // How other plugins treat a refresh. Made anew for each one, because a hook may write into the options of a request.
  const optionsOfOthers = {
    // The login page opens only after a refresh has failed.
    login: false,
    // Requests of any priority may be waiting for this refresh: it goes before all of them.
    queue: { priority: 'refresh' },
    // A cached token would be an old one.
    cache: false,
    // It is for the whole app: it must not be aborted with the page on which it began.
    scope: false,
    // The user did not ask for it, and a message or mask could cover the login page.
    toast: false,
    loading: false,
    // `refreshTimeout` limits it instead.
    deadline: false,
  }
  // One by one: a client refuses an option of a plugin that it does not have.
  for (const [option, value] of Object.entries(optionsOfOthers)) {
    try {
      child = child.extend({ [option]: value })
    } catch {
      // The client does not have this plugin, or the app uses this name for an option of its own: skipped.
    }
  }
  return child
}
