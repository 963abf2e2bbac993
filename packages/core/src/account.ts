// Ties calls to accounts: what one account began is not sent, and gets no response, while another is logged in (ADR 7).

import type { CallState } from './call.ts'
import { AbortError } from './errors/abort.ts'
import { ConfigError } from './errors/config.ts'
import { Failure } from './outcome.ts'
import type { Account, ClientOptions, HttpRequest } from './types/index.ts'

/** Who is logged in now, as text; `undefined`, not known, for a client without the option. */
export function currentAccount(read: ClientOptions['account']): Account {
  const account = read && read()
  if (!account && typeof account !== 'number') return account === undefined ? account : null
  // These are no ids, but mean "not there yet": taken as an id, each would be one account that all users share.
  if (Object(account) === account || /^(undefined|null|NaN|true)$/.test(`${account}`))
    throw new ConfigError('account must yield an id at once')
  return `${account}`
}

/**
 * Reads who is logged in now, and updates the call's account and `hasLapsed`.
 * @param credential a token of the call: the one that is about to be sent, or the one that was replaced
 * @returns whether the call may go on
 */
function mayGoOn(call: CallState, credential?: string | null): boolean {
  const account = currentAccount(call.readAccount)
  // A call that began before anybody was logged in becomes the call of whoever logs in.
  if (account && !call.account) call.account = account
  // A token that is sent while the app reports no account belongs to a user whom the app does not know yet.
  if (account !== call.account || (credential && !account)) call.hasLapsed = true
  // With `null`, nobody is logged in: the call cannot meet another session, but it must not send its own token, whose
  // session has ended. With `undefined`, another account may be logged in already.
  return (account === null && !credential) || !call.account || account === call.account
}

/**
 * Stops a traversal whose account has changed. Called whenever a call goes on after a wait, and before each send: in
 * between, nothing of the call can reach a server or a page.
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
 * Whether a request still belongs to whoever is logged in, for plugins that do work of their own for it, such as
 * storing a session. True until another account has logged in, or may have: a logout alone changes nothing. Always true
 * on a client without `account`.
 * @param credential the token that this work uses or replaces, if any. If given, the result is false after a logout,
 * too
 * @throws ConfigError when the client's `account` yields no id, and what it throws
 * @example if (hasSameAccount(request, request.credential)) wx.setStorageSync('me', response.data)
 */
export function hasSameAccount(request: HttpRequest, credential?: string | null): boolean {
  return mayGoOn(request.call as CallState, credential)
}

/**
 * Returns whose data the response to this request will be, for plugins that keep or share responses: an account, or
 * `null` for nobody. `undefined` means not known: then nothing may be kept or shared. That is the case while the app
 * does not know who is logged in, once the call has sent a token while nobody was, and once it has gone on while its
 * own account was not logged in, because its response may be another user's. Ask again when the response has
 * come: a call that belonged to nobody belongs to whoever has logged in meanwhile.
 * @param plugin the name of the plugin that asks
 * @throws ConfigError when the client was made without `account`, or its `account` yields no id
 * @example const isMine = accountOf(request, 'my-plugin') === session.userId
 */
export function accountOf(request: HttpRequest, plugin: string): Account {
  const call = request.call as CallState
  if (call.readAccount) return mayGoOn(call) && !call.hasLapsed ? call.account : undefined
  throw new ConfigError(
    `${plugin} needs createClient({ account: () => session.userId ?? null }), or () => null for public data`,
    { request },
  )
}
