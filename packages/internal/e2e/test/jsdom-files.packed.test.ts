// In jsdom: the compiled Mini Program against the real meetup server, a photo of the phone and a response word by word.
import { faults, type MiniProgram } from '@wxpipe/testing'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openPhoneInJsdom, type PhoneInJsdom } from '../src/phone-in-jsdom.ts'

let phone: PhoneInJsdom
let app: MiniProgram

beforeAll(async () => {
  phone = await openPhoneInJsdom(inject('compiledApp'))
  ;({ app } = phone)
  await phone.logIn()
  app.tap('.activity')
  await app.host.idle()
})
afterAll(() => phone.close())

describe('a photo of the compiled example', () => {
  it('that breaks off half-way says so in its place, goes up when it is sent again, and comes back as it was', async () => {
    app.host.choose(app.host.addFile('pixels', 'png'))
    app.host.fail(faults.afterChunks(2, faults.connectionReset()), { api: 'uploadFile' })
    app.tap('.photo-add')
    await app.host.idle()
    app.type('.caption', '湖边起跑')
    app.tap(app.findAll('.button')[1] ?? '.button')
    await app.host.idle()
    expect(app.find('.upload')?.textContent).toContain('网络不太顺畅')
    app.tap('.upload-again')
    await app.host.idle()
    expect(app.find('.upload')).toBeNull()
    app.tap('.photo-keep')
    await app.host.idle()
    const kept = app.host.calls.find(({ api }) => api === 'saveImageToPhotosAlbum')
    const { filePath } = Object(kept?.options) as { filePath: string }
    expect(String.fromCharCode(...(app.host.files[filePath] ?? []))).toBe('pixels')
  })
})

describe('a question to the organiser', () => {
  it('comes word by word; leaving the page ends the response', async () => {
    app.tap('.ask')
    await app.host.idle()
    app.tap('.hint')
    await expect.poll(() => app.find('.answer')?.textContent, { timeout: 5_000 }).toMatch(/^我们在/)
    expect(app.text()).not.toContain('路上见')
    app.host.unloadPage()
    await app.host.idle()
    expect(app.host.requests.at(-1)).toMatchObject({ state: 'fail', result: { errMsg: 'request:fail abort' } })
  })

  it('has thrown nothing', () => {
    expect(app.host.errors).toEqual([])
  })
})
