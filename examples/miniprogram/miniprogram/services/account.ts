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

/** Ends the session here even when the server cannot be told; when it has expired already, nobody needs to log in for that. */
export const logout = () => quiet.post<null>('logout', undefined, { login: false }).finally(session.clear)

export const getProfile = () => quiet.get<User>('profile')
