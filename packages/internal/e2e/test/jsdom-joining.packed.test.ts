// In jsdom: the compiled Mini Program against the real meetup server, joining and leaving an activity, and its pictures.
import { faults, type MiniProgram } from '@wxpipe/testing'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { MeetupServer } from '../src/meetup-server.ts'
import { openPhoneInJsdom, type PhoneInJsdom } from '../src/phone-in-jsdom.ts'

let phone: PhoneInJsdom
let app: MiniProgram
let server: MeetupServer

beforeAll(async () => {
  phone = await openPhoneInJsdom(inject('compiledApp'))
  ;({ app, server } = phone)
  await phone.logIn()
  app.tap('.activity')
  await app.host.idle()
})
afterAll(() => phone.close())

describe('an activity of the compiled example', () => {
  it('joins, once for two taps; the list behind shows it; and leaves again', async () => {
    expect(app.text()).toContain('还剩 12 个名额')
    app.tap('.act')
    app.tap('.act')
    await app.host.idle()
    expect(app.text()).toContain('已报名 还剩 11 个名额 取消报名')
    expect(app.host.screen).toMatchObject({ kind: 'toast', title: '报名成功' })
    const index = app.host.pages[0]?.data as { feed: { data: { isJoined: boolean; joined: number }[] } }
    expect(index.feed.data[0]).toMatchObject({ isJoined: true, joined: 19 })
    app.tap('.act')
    await app.host.idle()
    expect(app.text()).toContain('还剩 12 个名额 报名')
    expect(app.host.screen).toMatchObject({ title: '已取消报名' })
  })

  it('a join that the network has lost is sent again, with the same key', async () => {
    app.host.fail(faults.connectionReset(), { times: 1 })
    app.tap('.act')
    await expect.poll(() => app.text(), { timeout: 5_000 }).toContain('已报名')
    const keys = app.host.requests.slice(-2).map(({ header }) => header['Idempotency-Key'])
    expect(keys).toEqual([expect.any(String), keys[0]])
    app.tap('.act')
    await app.host.idle()
  })

  it('adds a picture and deletes it', async () => {
    app.host.choose(app.host.addFile('pixels', 'png'))
    app.tap('.photo-add')
    await app.host.idle()
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

  it('has thrown nothing', () => {
    expect(app.host.errors).toEqual([])
  })
})
