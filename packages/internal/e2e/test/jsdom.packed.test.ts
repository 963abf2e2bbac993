// In jsdom: the compiled Mini Program against the real meetup server, through an expired session and back.
import { createRequire } from 'node:module'
import { faults, launchMiniProgram, type MiniProgram } from '@wxpipe/testing'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readFiles } from '../src/compiled.ts'
import { openDocument } from '../src/document.ts'
import { createServer, ORIGIN } from '../src/meetup-server.ts'

// By require: the framework's ES modules are not for Node.
const require = createRequire(import.meta.url)
const server = createServer({ latency: 2 })
let closeDocument = () => {}
let app: MiniProgram

const routes = () => app.host.pages.map(({ route }) => route)
const logIn = async (password = 'meetup', name = 'lin') => {
  const [username, secret] = app.findAll('.field')
  if (!username || !secret) throw new Error('no login form')
  app.type(username, name)
  app.type(secret, password)
  app.tap('.enter')
  await app.host.idle()
}

beforeAll(async () => {
  const origin = await server.listen()
  closeDocument = openDocument()
  app = launchMiniProgram({
    files: readFiles(inject('compiledApp')),
    framework: {
      glassEasel: require('glass-easel'),
      adapter: require('glass-easel-miniprogram-adapter'),
      templateCompiler: require('glass-easel-template-compiler'),
    },
    origins: { [ORIGIN]: origin },
  })
  await app.host.idle()
})
afterAll(async () => {
  app.close()
  closeDocument()
  await server.close()
})

describe('the compiled example, on glass-easel in jsdom', () => {
  it('asks a new user to log in, once', () => {
    expect(routes()).toEqual(['pages/index/index', 'pages/login/login'])
    expect(app.find('.enter')?.textContent).toBe('登录')
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
    expect(app.text()).toContain('断桥晨跑五公里 Broken Bridge 5K')
    expect(app.findAll('.photo-image')).toHaveLength(2)
  })

  it('adds a picture and deletes it', async () => {
    app.tap('.photo-add')
    app.type('.caption', '湖边起跑')
    app.tap(app.findAll('.button')[1] ?? '.button')
    await app.host.idle()
    expect(app.findAll('.photo-caption').map(({ textContent }) => textContent)).toContain('湖边起跑')
    app.tap(app.findAll('.photo-delete').at(-1) ?? '.photo-delete')
    await app.host.idle()
    expect(app.text()).not.toContain('湖边起跑')
    expect(server.requests.slice(-2).map(({ method, code }) => [method, code])).toEqual([
      ['POST', '10000'],
      ['DELETE', '10000'],
    ])
  })

  it('shows who is logged in on the other tab, and logs out, even of a session that has expired', async () => {
    await app.host.wx.switchTab({ url: '/pages/profile/profile' })
    await app.host.idle()
    expect(app.text()).toContain('林晓 Lin Xiao')
    server.expireTokens()
    app.tap('.log-out')
    await app.host.idle()
    expect(routes()).toEqual(['pages/profile/profile', 'pages/login/login'])
    expect(app.host.storage).toEqual({})
    app.tap('.enter-wechat')
    await app.host.idle()
    expect(routes()).toEqual(['pages/profile/profile'])
    expect(app.text()).toContain('林晓 Lin Xiao')
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
    app.tap('.retry')
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
