// What the phone tells about the app, by its base library.
import { expect, it } from 'vitest'
import { createHost, type HostOptions } from '../index.ts'

const account = (options?: HostOptions) => createHost(options).wx.getAccountInfoSync().miniProgram

it('a Mini Program runs in DevTools unless a test says otherwise', () => {
  expect(account()).toEqual({ appId: 'wx0000000000000000', envVersion: 'develop', version: '' })
  expect(account({ miniProgram: { appId: 'wx1', envVersion: 'release', version: '1.4.0' } })).toEqual({
    appId: 'wx1',
    envVersion: 'release',
    version: '1.4.0',
  })
  expect(account({ miniProgram: { envVersion: 'trial', version: '1.4.0' } }).version).toBe('')
})

it('older base libraries do not tell which version runs, or nothing at all', () => {
  expect(account({ baseLibrary: '2.9.9' })).toEqual({ appId: 'wx0000000000000000' })
  expect(account({ baseLibrary: '2.10.0' })).toEqual({ appId: 'wx0000000000000000', envVersion: 'develop' })
  expect(createHost({ baseLibrary: '2.2.1' }).wx.getAccountInfoSync).toBe(undefined)
})

it('the language is the phone’s, told by two calls', () => {
  const { wx, calls } = createHost({ language: 'en' })
  expect([wx.getAppBaseInfo().language, wx.getSystemInfoSync().language]).toEqual(['en', 'en'])
  expect(calls.map(({ api }) => api)).toEqual(['getAppBaseInfo', 'getSystemInfoSync'])
  expect(createHost().wx.getAppBaseInfo()).toMatchObject({ language: 'zh_CN', SDKVersion: '3.8.10' })
  expect(createHost({ baseLibrary: '2.20.0' }).wx.getAppBaseInfo).toBe(undefined)
})
