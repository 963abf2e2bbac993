// A phone over real HTTP in a bad hour: pages come and go, the app too, the network changes. The user logs in when asked.
import { setTimeout as sleep } from 'node:timers/promises'
import type { LoginRedirectPlugin } from '@wxpipe/login-redirect'
import { createHost } from '@wxpipe/testing'
import { watchedWx } from '../watched-wx.ts'

export const login = 'pages/login/login'

/** Makes the phone; `logIn` gets the user a session, and yields the plugin that opened the login page. */
export function createPhone(origin: string, random: () => number, logIn: () => LoginRedirectPlugin) {
  const host = createHost({
    origins: { 'https://api.example.com': origin },
    entry: 'pages/home/home',
    // Whoever keeps to the limit, it is not the host; and what it remembers is no leak.
    maxRequests: 1_000,
    remember: 100,
  })
  const { wx, listening } = watchedWx(host)
  let logins = 0
  host.definePage(login, {
    onLoad() {
      logins++
      setTimeout(() => {
        void logIn().completed({ home: 'pages/home/home' })
      }, 4)
    },
  })
  const isFree = () => host.page?.route !== login
  const happenings: readonly (() => unknown)[] = [
    () => host.setNetwork(host.network === 'wifi' ? '4g' : 'wifi'),
    async () => {
      host.background()
      await sleep(random() * 25)
      host.foreground()
    },
    async () => {
      host.setNetwork('none')
      await sleep(random() * 25)
      host.setNetwork('4g')
    },
    () => isFree() && host.pages.length < 6 && host.wx.navigateTo({ url: `/pages/p${host.pages.length}/p` }),
    // A page takes a hundred requests with it, so not every time.
    () => isFree() && host.pages.length > 1 && random() < 0.3 && host.unloadPage(),
  ]
  let isOver = false
  const worse = async () => {
    while (!isOver) {
      await sleep(10 + random() * 40)
      await happenings[Math.floor(random() * happenings.length)]!()
    }
  }
  return {
    host,
    wx,
    listening,
    logins: () => logins,
    /** Waits until the user is not asked to log in: the login page sends nothing of its own here. */
    async free() {
      while (!isFree()) await sleep(2)
    },
    /** Lets things happen until the returned function is called. */
    live(): () => Promise<void> {
      isOver = false
      const living = worse()
      return () => {
        isOver = true
        return living
      }
    },
  }
}
