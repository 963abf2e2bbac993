// Who can log in, and the reports for the administrators.
import type { Operator, Report, User } from '../../services/types.ts'

export interface Account {
  readonly username: string
  readonly password: string
  readonly user: User
}

/** The first account is that of the phone's owner: a WeChat login uses it. */
export const owner: Account = {
  username: 'lin',
  password: 'meetup',
  user: { id: 1, name: '林晓', nameEn: 'Lin Xiao', avatar: '/images/avatar-lin.svg', city: '杭州' },
}

export const accounts: readonly Account[] = [
  owner,
  {
    username: 'chen',
    password: 'meetup',
    user: { id: 2, name: '陈默', nameEn: 'Chen Mo', avatar: '/images/avatar-chen.svg', city: '上海' },
  },
  {
    username: 'amy',
    password: 'meetup',
    user: { id: 3, name: '艾米', nameEn: 'Amy Wong', avatar: '/images/avatar-amy.svg', city: '深圳' },
  },
  {
    username: 'wang',
    password: 'meetup',
    user: { id: 4, name: '王芳', nameEn: 'Wang Fang', avatar: '/images/avatar-wang.svg', city: '杭州' },
  },
]

export const operators: readonly (Operator & { readonly password: string })[] = [
  { id: 901, account: 'root', name: '管理员 Administrator', password: 'admin' },
  { id: 902, account: 'zhou', name: '周宁 Zhou Ning', password: 'admin' },
]

export const reports: readonly Report[] = [
  { id: 501, activityId: 104, reason: '地址有误 · Wrong address', reportedBy: '陈默', state: 'open' },
  { id: 502, activityId: 108, reason: '人数已满仍可报名 · Overbooked', reportedBy: '艾米', state: 'open' },
  { id: 503, activityId: 110, reason: '广告内容 · Advertising', reportedBy: '林晓', state: 'resolved' },
]
