// Whose call it is: nothing that one account began is sent or answered while another one is logged in (ADR 7).

import type { CallState } from './call.ts'
import { AbortError } from './errors/abort.ts'
import { ConfigError } from './errors/config.ts'
import { Failure } from './outcome.ts'
import type { Account, ClientOptions, HttpRequest } from './types/index.ts'

/** Who is logged in now, as text; not known for a client without the option. */
export function currentAccount(read: ClientOptions['account']): Account {
  const account = read && read()
  if (!account && typeof account !== 'number') return account === undefined ? account : null
  // Not there yet, in other words: as an id, these would be one account for everybody.
  if (Object(account) === account || /^(undefined|null|NaN|true)$/.test(`${account}`))
    throw new ConfigError('account must yield an id at once')
  return `${account}`
}

/**
 * Asks who is logged in now, and notes what that makes of the call.
 * @param credential the token that is about to be sent
 * @returns whether the call may go on
 */
function mayGoOn(call: CallState, credential?: string | null): boolean {
  const account = currentAccount(call.readAccount)
  // A call that began before anybody was logged in becomes the call of whoever logs in.
  if (account && !call.account) call.account = account
  // Nor is what a token is answered with anybody's while its user is not known yet.
  if (account !== call.account || (credential && !account)) call.hasLapsed = true
  // `null`: nobody is logged in. No other's session can be used then, but the token of the one that has ended must not be sent.
  // `undefined`: somebody else may be logged in.
  return (account === null && !credential) || !call.account || account === call.account
}

/**
 * Stops a traversal whose account has changed. Asked whenever a call goes on after a wait, and before each send: between
 * two of these moments nothing of the call can reach a server or a page.
 * @param credential the token that is about to be sent
 */
export function checkAccount(
  traversal: { readonly call: CallState; stopped?: Failure | undefined },
  credential?: string,
): void {
  if (traversal.stopped || !traversal.call.readAccount) return
  try {
    if (mayGoOn(traversal.call, credential)) return
    traversal.stopped = new Failure(new AbortError('the account has changed', { cause: 'the account has changed' }))
  } catch (error) {
    traversal.stopped = new Failure(error)
  }
}

/**
 * Tells whether a request still belongs to whoever is logged in, for plugins that do work of their own for it, such as storing
 * a session. Nobody being logged in any more changes nothing; a client without `account` has but one.
 * @param credential the token that the work uses or replaces, if any: it is over with its user's logout
 */
export function hasSameAccount(request: HttpRequest, credential?: string | null): boolean {
  return mayGoOn(request.call as CallState, credential)
}

/**
 * Tells whose answer this request can only get, for plugins that keep or share answers: `null` for nobody's. `undefined`
 * when that is not known, and nothing may be kept or shared: the app does not know yet who is logged in, or the call has
 * gone on while its own account was not, so that it may have been answered as somebody else's. Ask again when the answer is
 * there: a login in between makes a call of nobody the call of whoever logged in.
 * @param plugin the name of the plugin that asks
 * @throws ConfigError when the client was made without `account`
 */
export function accountOf(request: HttpRequest, plugin: string): Account {
  const call = request.call as CallState
  if (call.readAccount) return mayGoOn(call) && !call.hasLapsed ? call.account : undefined
  throw new ConfigError(
    `${plugin} needs createClient({ account: () => session.userId ?? null }), or account: () => null for public data`,
    { request },
  )
}
