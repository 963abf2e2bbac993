// Whose call it is: nothing that one account began is sent or answered while another one is logged in (ADR 7).
import { AbortError } from './errors/abort.ts'
import { ConfigError } from './errors/config.ts'
import type { CallState, Traversal } from './traversal.ts'
import type { Account, ClientOptions, HttpRequest } from './types.ts'

/** Makes what tells the current account, as text; nothing for a client without the option. */
export function accountReader(read: ClientOptions['account']): CallState['readAccount'] {
  if (!read) return undefined
  return () => {
    const account = read()
    if (account === undefined || account === null || account === '') return account === undefined ? undefined : null
    if (typeof account === 'object') throw new ConfigError('account must yield an id, null or undefined, at once')
    return `${account}`
  }
}

/**
 * Stops a traversal whose account has changed. Asked whenever a call goes on after a wait, and before each send: between
 * two of these moments nothing of the call can reach a server or a page.
 */
export function checkAccount(way: Traversal): void {
  const { call } = way
  if (!call.readAccount || way.stopped) return
  try {
    const account = call.readAccount()
    // Nobody is logged in, or the app does not know yet who is: nobody else's session can be used.
    if (account === null || account === undefined || account === call.account) return
    if (call.account === null || call.account === undefined) call.account = account
    else way.stopped = new AbortError('the account has changed', { cause: 'the account has changed' })
  } catch (error) {
    way.stopped = error
  }
}

/**
 * Tells whose call this request belongs to, for plugins that keep or share answers: `null` for nobody's, `undefined` while
 * it is not known, when nothing may be kept or shared.
 * @param plugin the name of the plugin that asks
 * @throws ConfigError when the client was made without `account`
 */
export function accountOf(request: HttpRequest, plugin: string): Account {
  const { readAccount, account } = request.call as CallState
  if (readAccount) return account
  throw new ConfigError(
    `${plugin} needs createClient({ account: () => session.userId }), or account: () => null for public data`,
    { request },
  )
}
