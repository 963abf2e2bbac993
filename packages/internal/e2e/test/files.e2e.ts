// In headless Chromium: a photo goes up with a progress bar and is kept on the phone; an organiser answers word by word.
import type { MiniProgram } from '@wxpipe/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readFiles } from '../src/compiled.ts'
import { openStage, type Stage } from '../src/stage.ts'

declare const window: { miniProgram?: MiniProgram }

let stage: Stage
beforeAll(async () => {
  stage = await openStage(readFiles(inject('compiledApp')), 'files')
  await stage.logIn()
  await stage.screen.see('断桥晨跑五公里')
  await stage.screen.tap('.activity')
  await stage.screen.see('终点线')
  await stage.screen.scrollTo('end')
})
afterAll(() => stage.close())

const addPhoto = async (caption: string) => {
  const { screen, choosePictureOf } = stage
  await choosePictureOf('.cover')
  await screen.tap('.photo-add')
  await screen.find('.caption').fill(caption)
}

it('a user who picks nothing is asked for nothing', async () => {
  const { screen } = stage
  await screen.tap('.photo-add')
  await stage.page.waitForTimeout(100)
  expect(await screen.find('.sheet').count()).toBe(0)
})

it('a photo of the phone goes up with a bar that says how far it is', async () => {
  const { screen, slowDown } = stage
  await addPhoto('湖边起跑')
  await screen.shoot('photo-chosen')
  await slowDown(20)
  await screen.find('.sheet button', '上传').tap()
  await screen.find('.upload-percent', '50%').waitFor()
  await screen.scrollTo('end')
  await screen.shoot('photo-half-way', { atOnce: true })
})

it('an upload that is cancelled says so in its place, and goes up when it is sent again', async () => {
  const { screen, slowDown, seeToast, sent } = stage
  await screen.tap('.upload .photo-delete')
  await screen.find('.upload', '已取消上传').waitFor()
  expect(sent('/match/uploadMatchImage')).toBe(0)
  await screen.shoot('photo-cancelled')
  await slowDown(0)
  await screen.tap('.upload-again')
  await seeToast('已添加')
  await screen.find('.photo-keep').waitFor()
  await screen.scrollTo('end')
  await screen.shoot('photo-finished')
})

it('one that the network loses says so too, and can be forgotten', async () => {
  const { screen } = stage
  const comeBack = await screen.lose('match/uploadMatchImage')
  await addPhoto('终点合影')
  await screen.find('.sheet button', '上传').tap()
  await screen.see('网络不太顺畅')
  await screen.scrollTo('end')
  await screen.shoot('photo-lost')
  await comeBack()
  await screen.tap('.upload .photo-delete')
  await screen.find('.photo-add').waitFor()
})

it('the photo is downloaded into the album', async () => {
  const { page, screen, seeToast } = stage
  await screen.tap('.photo-keep')
  await seeToast('已保存到相册')
  await screen.shoot('photo-kept', { atOnce: true })
  const kept = await page.evaluate(() => {
    const host = window.miniProgram?.host
    const call = host?.calls.find(({ api }) => api === 'saveImageToPhotosAlbum')
    const { filePath } = Object(call?.options) as { filePath: string }
    return [...(host?.files[filePath] ?? [])].slice(1, 4)
  })
  expect(String.fromCharCode(...kept)).toBe('PNG')
})

it('an answer of the organiser comes word by word', async () => {
  const { screen, routes } = stage
  await screen.scrollTo('top')
  await screen.tap('.ask')
  await screen.see('有什么想问的')
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail', 'pages/ask/ask'])
  await screen.shoot('ask')
  await screen.find('.hint', '几点集合').tap()
  await screen.see('提前')
  await screen.shoot('answer-half', { atOnce: true })
  expect(await screen.find('.answer').textContent()).not.toContain('路上见')
})

it('and can be stopped: what has come stays', async () => {
  const { page, screen } = stage
  await screen.tap('.stop')
  await screen.see('已停止')
  const before = await screen.find('.answer').textContent()
  await page.waitForTimeout(400)
  expect(await screen.find('.answer').textContent()).toBe(before)
  expect(before).toMatch(/^我们在.*提前/)
  await screen.shoot('answer-stopped')
})

it('asked once more, it is whole', async () => {
  const { screen } = stage
  await screen.tap('.again')
  await screen.see('路上见')
  await screen.find('.caret').waitFor({ state: 'detached' })
  await screen.find('.question').fill('需要带什么？')
  await screen.tap('.send')
  await screen.see('领队保管')
  await screen.find('.caret').waitFor({ state: 'detached' })
  await screen.shoot('answer-whole')
})

it('a question without a network says so, and one with an expired login has its answer after the login', async () => {
  const { server, screen, routes, logIn } = stage
  const comeBack = await screen.lose('activity/ask')
  await screen.find('.question').fill('下雨还办吗？')
  await screen.tap('.send')
  await screen.see('网络不太顺畅')
  await screen.shoot('answer-lost')
  await comeBack()
  server.expireTokens()
  await screen.find('.again').tap()
  await screen.see('登录后将回到刚才的页面')
  await logIn()
  await screen.see('下小雨照常进行')
  await screen.find('.caret').waitFor({ state: 'detached' })
  expect((await routes())?.at(-1)).toBe('pages/ask/ask')
})

it('nothing of the app has thrown', async () => {
  expect(await stage.errors()).toEqual([])
})
