// Who the user is: login, logout, profile.
import { failureOf } from '@wxpipe/core'
import { quiet } from '../http'
import { session } from '../session'
import type { Session, User } from './types'

/** @returns whether another user was logged in before */
const open = (opened: Session): boolean => {
  const isAnother = session.isAnother(opened.user)
  session.set(opened)
  return isAnother
}

export const logInWithPassword = (username: string, password: string) =>
  quiet.post<Session>('login', { username, password }, { auth: false }).then(open)

/** With the WeChat account of the phone's owner. */
export const logInWithWechat = async () => {
  const { code } = await wx.login().catch((failure) => {
    // Turns wx's own failure into one of the errors that the pages know.
    throw failureOf(undefined, failure)
  })
  return quiet.post<Session>('login/wechat', { code }, { auth: false }).then(open)
}

/**
 * Ends the session on the phone at once, whether the server can be reached or not. The call sets its token itself, so
 * that it does not end the session of a user who has logged in meanwhile. If the token has expired, no login page opens
 * for it.
 */
export const logout = async () => {
  const ended = session.get()
  session.clear()
  const header = { Authorization: `Bearer ${ended?.token}` }
  if (ended) await quiet.post<null>('logout', undefined, { login: false, header })
}

export const getProfile = () => quiet.get<User>('profile')
