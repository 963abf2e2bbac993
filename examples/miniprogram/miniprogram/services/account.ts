// Who the user is: login, logout, profile.
import { failureOf } from '@wxpipe/core'
import { quiet } from '../http'
import { session } from '../session'
import type { Session, User } from './types'

/** Yields whether somebody else was logged in before. */
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
    // wx's own failure, as one of the errors that the pages know.
    throw failureOf(undefined, failure)
  })
  return quiet.post<Session>('login/wechat', { code }, { auth: false }).then(open)
}

/**
 * Ends the session here at once, whether the server can be told or not. The call brings its token itself, so that it ends
 * nobody's session who has logged in meanwhile; when it has expired already, nobody needs to log in for that.
 */
export const logout = async () => {
  const ended = session.get()
  session.clear()
  const header = { Authorization: `Bearer ${ended?.token}` }
  if (ended) await quiet.post<null>('logout', undefined, { login: false, header })
}

export const getProfile = () => quiet.get<User>('profile')
