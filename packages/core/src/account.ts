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
  // These are no ids but other ways to say "not there yet": taken as an id, they would be one account that everybody shares.
  if (Object(account) === account || /^(undefined|null|NaN|true)$/.test(`${account}`))
    throw new ConfigError('account must yield an id at once')
  return `${account}`
}

/**
 * Asks who is logged in now, and notes in the call what follows from it.
 * @param credential a token of the call's: the one that is about to be sent, or that was replaced
 * @returns whether the call may go on
 */
function mayGoOn(call: CallState, credential?: string | null): boolean {
  const account = currentAccount(call.readAccount)
  // A call that began before anybody was logged in becomes the call of whoever logs in.
  if (account && !call.account) call.account = account
  // A token that is sent while the app yields no account belongs to somebody, and the app does not know yet to whom.
  if (account !== call.account || (credential && !account)) call.hasLapsed = true
  // With `null`, nobody is logged in: the call can meet nobody else's session, but it must not send the token of its own, which has
  // ended. With `undefined`, somebody else may be logged in already.
  return (account === null && !credential) || !call.account || account === call.account
}

/**
 * Stops a traversal whose account has changed. It is called whenever a call goes on after a wait, and before each send: between
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
 * a session. It does as long as nobody else has logged in, or may have: a logout alone changes nothing. On a client without
 * `account` it always does.
 * @param credential the token that the work uses or replaces, if any. With one, a logout too means that it does not
 */
export function hasSameAccount(request: HttpRequest, credential?: string | null): boolean {
  return mayGoOn(request.call as CallState, credential)
}

/**
 * Tells whose data the answer to this request will be, for plugins that keep or share answers: an account, or `null` for nobody's.
 * `undefined` when that is not known; then nothing may be kept or shared. It is not known while the app does not know who is
 * logged in, once the call has sent a token while nobody was, and once it has gone on while its own account was not logged in: it
 * may have been answered as somebody else's. Ask again when the answer is there: if somebody has logged in meanwhile, a call of
 * nobody is theirs by then.
 * @param plugin the name of the plugin that asks
 * @throws ConfigError when the client was made without `account`
 */
export function accountOf(request: HttpRequest, plugin: string): Account {
  const call = request.call as CallState
  if (call.readAccount) return mayGoOn(call) && !call.hasLapsed ? call.account : undefined
  throw new ConfigError(
    `${plugin} needs createClient({ account: () => session.userId ?? null }), or () => null for public data`,
    { request },
  )
}
