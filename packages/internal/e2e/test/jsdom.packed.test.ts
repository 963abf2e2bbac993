// In jsdom: the compiled Mini Program against the real meetup server, through an expired session and back.
import { faults, type MiniProgram } from '@wxpipe/testing'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { MeetupServer } from '../src/meetup-server.ts'
import { openPhoneInJsdom, type PhoneInJsdom } from '../src/phone-in-jsdom.ts'

let phone: PhoneInJsdom
let app: MiniProgram
let server: MeetupServer
const routes = () => phone.routes()
const logIn = (password?: string, name?: string) => phone.logIn(password, name)

beforeAll(async () => {
  phone = await openPhoneInJsdom(inject('compiledApp'))
  ;({ app, server } = phone)
})
afterAll(() => phone.close())

describe('the compiled example, on glass-easel in jsdom', () => {
  it('asks a new user to log in, once', () => {
    expect(routes()).toEqual(['pages/index/index', 'pages/login/login'])
    expect(app.find('.enter-wechat')?.textContent).toBe('微信一键登录')
    expect(app.findAll('.field')).toEqual([])
  })

  it('sends nothing before the user has agreed', async () => {
    const before = app.host.requests.length
    app.tap('.enter-wechat')
    await app.host.idle()
    expect(app.text()).toContain('请先阅读并同意用户协议和隐私政策')
    expect(app.host.requests).toHaveLength(before)
  })

  it('shows what there is to agree to, and comes back', async () => {
    for (const [at, title] of ['用户协议', '隐私政策'].entries()) {
      const [...links] = app.findAll('.link')
      app.tap(links[at] ?? '.link')
      await app.host.idle()
      expect(app.text()).toMatch(new RegExp(`^${title} `))
      await app.host.wx.navigateBack()
    }
    expect(app.find('.tick-on')).toBeNull()
  })

  it('says so when the password is wrong, and stays', async () => {
    await logIn('guess')
    expect(app.text()).toContain('账号或密码不正确')
    expect(routes()).toEqual(['pages/index/index', 'pages/login/login'])
  })

  it('goes back to the first page with its data', async () => {
    await logIn()
    expect(routes()).toEqual(['pages/index/index'])
    expect(app.title).toBe('同城活动')
    expect(app.findAll('.group')).toHaveLength(6)
    expect(app.findAll('.activity')).toHaveLength(8)
    expect(app.text()).toContain('断桥晨跑五公里')
    expect(server.requests.at(-1)?.header).toMatchObject({ 'x-client': '1.4.0', authorization: /^Bearer / })
  })

  it('loads more at the end of the list', async () => {
    await (app.host.page as unknown as { onReachBottom(): Promise<void> }).onReachBottom()
    expect(app.findAll('.activity')).toHaveLength(14)
    expect(app.text()).toContain('没有更多了')
  })

  it('opens one login page when the token has expired and several requests fail', async () => {
    server.expireTokens()
    server.clearRequests()
    app.tap('.activity')
    await app.host.idle()
    expect(server.requests.map(({ code }) => code)).toEqual(['99997', '99997', '99997', '99997'])
    expect(routes()).toEqual(['pages/index/index', 'pages/detail/detail', 'pages/login/login'])
    expect(app.host.page?.options).toEqual({ from: '%2Fpages%2Fdetail%2Fdetail%3Fid%3D101%26matchId%3D1101' })
  })

  it('is back on the page that was left, with its data, after the login', async () => {
    await logIn()
    expect(routes()).toEqual(['pages/index/index', 'pages/detail/detail'])
    expect(app.host.page?.options).toEqual({ id: '101', matchId: '1101' })
    expect(app.text()).toContain('断桥晨跑五公里 时间')
    expect(app.text()).not.toContain('Broken Bridge 5K')
    expect(app.findAll('.photo-image')).toHaveLength(2)
  })

  it('shows who is logged in on the other tab, and logs out, even of a session that has expired', async () => {
    await app.host.wx.switchTab({ url: '/pages/profile/profile' })
    await app.host.idle()
    expect(app.text()).toContain('林晓 杭州 我的报名 还没有报名活动 去看看')
    server.expireTokens()
    app.tap('.log-out')
    await app.host.idle()
    expect(routes()).toEqual(['pages/profile/profile', 'pages/login/login'])
    expect(app.host.storage).toEqual({})
    app.tap('.tick')
    app.tap('.enter-wechat')
    await app.host.idle()
    expect(routes()).toEqual(['pages/profile/profile'])
    expect(app.text()).toContain('林晓 杭州')
    app.tap('.look-around')
    await app.host.idle()
    expect(routes()).toEqual(['pages/index/index'])
    await app.host.wx.switchTab({ url: '/pages/profile/profile' })
    await app.host.idle()
  })

  it('leaves a user alone who leaves the login page without a login, until they ask again', async () => {
    app.tap('.expire')
    await app.host.wx.switchTab({ url: '/pages/index/index' })
    app.pullDown()
    await app.host.idle()
    expect(routes()).toEqual(['pages/index/index', 'pages/login/login'])
    await app.host.wx.navigateBack()
    await app.host.idle()
    expect(routes()).toEqual(['pages/index/index'])
    expect(app.text()).toContain('登录后即可查看')
    app.tap('.next')
    await app.host.idle()
    expect(routes()).toEqual(['pages/index/index', 'pages/login/login'])
    await logIn()
    expect(app.findAll('.activity')).toHaveLength(8)
  })

  it('takes the requests of a page along when the user leaves it', async () => {
    const before = app.host.requests.length
    app.tap('.activity')
    await app.host.wx.navigateBack()
    await app.host.idle()
    expect(routes()).toEqual(['pages/index/index'])
    const results = app.host.requests.slice(before).map(({ result }) => result)
    expect(results).toEqual(Array(4).fill(expect.objectContaining({ errMsg: 'request:fail abort' })))
  })

  it('asks again when the network has lost a request', async () => {
    const before = app.host.requests.length
    app.host.fail(faults.connectionReset(), { times: 1 })
    app.pullDown()
    await expect.poll(() => app.host.requests.length - before, { timeout: 5_000 }).toBe(3)
    await app.host.idle()
    expect(app.findAll('.activity')).toHaveLength(8)
  })

  it('begins anew at the first page when another user logs in', async () => {
    app.tap('.activity')
    await app.host.idle()
    server.expireTokens()
    app.pullDown()
    await app.host.idle()
    expect(routes()).toEqual(['pages/index/index', 'pages/detail/detail', 'pages/login/login'])
    await logIn('meetup', 'wang')
    expect(routes()).toEqual(['pages/index/index'])
    expect(app.findAll('.activity')).toHaveLength(8)
  })

  it('has thrown nothing', () => {
    expect(app.host.errors).toEqual([])
  })
})
