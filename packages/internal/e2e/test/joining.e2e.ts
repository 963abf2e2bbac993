// In headless Chromium: an activity is joined and left, its pictures come and go, and each page knows of it.
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readFiles } from '../src/compiled.ts'
import { openStage, type Stage } from '../src/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage(readFiles(inject('compiledApp')), 'joining')
  await stage.logIn()
  await stage.screen.see('断桥晨跑五公里')
  await stage.screen.tap('.activity')
  await stage.screen.see('终点线')
})
afterAll(() => stage.close())

it('a tap joins: an indicator while the response is awaited, then one place fewer and a way back', async () => {
  const { screen, seeToast } = stage
  const release = await screen.hold('activity/joinActivity')
  await screen.find('.act').tap()
  await seeToast('正在报名')
  await screen.shoot('joining', { atOnce: true })
  await release()
  await seeToast('报名成功')
  await screen.see('19 / 30 人')
  await screen.shoot('success', { atOnce: true })
  await screen.shoot('joined')
  await screen.scrollTo('end')
  await screen.shoot('joined-end')
})

it('the action bar and the end of the page keep clear of the home indicator', async () => {
  const { page, screen } = stage
  const boxes = [screen.find('.act'), page.locator('.wx-home'), screen.find('.photo-add'), screen.find('.bar')]
  const [button, home, end, bar] = await Promise.all(boxes.map((part) => part.boundingBox()))
  if (!button || !home || !end || !bar) throw new Error('a part is not drawn')
  expect(button.y + button.height).toBeLessThan(home.y - 8)
  expect(end.y + end.height).toBeLessThanOrEqual(bar.y)
})

it('a picture is added and deleted', async () => {
  const { screen, choosePictureOf } = stage
  await choosePictureOf('.photo-image')
  await screen.tap('.photo-add')
  await screen.find('.caption').fill('湖边起跑')
  await screen.shoot('add-photo')
  await screen.find('button', '上传').last().tap()
  await screen.find('.photo-keep').waitFor()
  await screen.shoot('photo-added')
  await screen.find('.photo-delete').last().tap()
  await screen.find('.photo-caption', '湖边起跑').waitFor({ state: 'detached' })
})

it('the list behind the page knows of it; a full activity offers no place', async () => {
  const { screen, back } = stage
  await back()
  await screen.find('.activity-mine', '已报名').waitFor()
  await screen.shoot('index-joined')
  await screen.find('.activity').nth(7).tap()
  await screen.find('.act', '已满员').waitFor()
  expect(await screen.find('.act').getAttribute('disabled')).not.toBeNull()
  await screen.shoot('full')
})

it('who comes too late for the last place is told so in the app’s words, and the page shows it', async () => {
  const { page, screen, back, joinAs, seeToast } = stage
  await back()
  await screen.find('.activity').nth(1).tap()
  await screen.see('还剩 1 个名额')
  await joinAs('amy', 102)
  await screen.find('.act').tap()
  await seeToast('名额已满')
  await screen.shoot('too-late', { atOnce: true })
  await screen.find('.act', '已满员').waitFor()
  await page.locator('.wx-toast').waitFor({ state: 'hidden' })
  await back()
})

it('the profile lists what the user has joined, and leads on when that is nothing', async () => {
  const { page, screen, routes, back } = stage
  const release = await screen.hold('profile')
  await page.locator('.wx-tab').nth(1).tap()
  await screen.find('.avatar.bone').waitFor()
  await screen.shoot('profile-skeleton', { atOnce: true })
  await release()
  await screen.find('.joined', '断桥晨跑五公里').waitFor()
  await screen.shoot('profile')
  await screen.tap('.joined')
  await screen.find('.act', '取消报名').tap()
  await screen.see('还剩 12 个名额')
  await back()
  await screen.see('还没有报名活动')
  await screen.shoot('profile-without-activities')
  await screen.tap('.look-around')
  await screen.see('近期活动')
  expect(await routes()).toEqual(['pages/index/index'])
})

it('nothing of the app has thrown', async () => {
  expect(await stage.errors()).toEqual([])
})
