// What happens to a phone in a random life: its pages, its background and its network.
import type { Host } from '@wxpipe/testing'

/** The n-th page that a user opens. */
export const pageAt = (n: number) => `pages/p${n}/p`

/** @param loginPage from it nobody goes on to another page: login-redirect would open the login page over that */
export const happeningsOf = (host: Host, loginPage: string) => ({
  'open a page': () =>
    host.pages.length < 8 &&
    host.page?.route !== loginPage &&
    host.wx.navigateTo({ url: `/${pageAt(host.pages.length)}` }),
  'leave the page': () => host.pages.length > 1 && host.unloadPage(),
  background: host.background,
  foreground: host.foreground,
  wifi: () => host.setNetwork('wifi'),
  '4g': () => host.setNetwork('4g'),
  none: () => host.setNetwork('none'),
})
