// wx storage: copies, missing keys, limits.
import { describe, expect, it } from 'vitest'
import { createHost } from '../index.ts'

describe('storage', () => {
  it('gives back what was put in, as a copy', () => {
    const { wx } = createHost()
    const value = { list: [1], at: 1 }
    wx.setStorageSync('a', value)
    value.list.push(2)
    expect(wx.getStorageSync('a')).toEqual({ list: [1], at: 1 })
    wx.setStorageSync('b', new Date(5))
    expect(wx.getStorageSync('b')).toEqual(new Date(5))
    expect(wx.getStorageInfoSync().keys).toEqual(['a', 'b'])
    wx.removeStorageSync('a')
    wx.clearStorageSync()
    expect(wx.getStorageInfoSync()).toEqual({ keys: [], currentSize: 0, limitSize: 10_240 })
  })

  it('a missing key is an empty string, and a failure for getStorage', async () => {
    const { wx } = createHost()
    expect(wx.getStorageSync('none')).toBe('')
    await expect(wx.getStorage({ key: 'none' })).rejects.toEqual({ errMsg: 'getStorage:fail data not found' })
  })

  it('the asynchronous calls answer by callback and by promise', async () => {
    const { wx } = createHost({ storage: { token: 't' } })
    expect(await wx.getStorage({ key: 'token' })).toEqual({ data: 't', errMsg: 'getStorage:ok' })
    await wx.setStorage({ key: 'n', data: 1 })
    await wx.removeStorage({ key: 'token' })
    const info = await new Promise<{ keys: string[] }>((resolve) => wx.getStorageInfo({ success: resolve }))
    expect(info.keys).toEqual(['n'])
  })

  it('refuses an entry above 1 MB and more than 10 MB in all, and keeps what it had', () => {
    const { wx } = createHost()
    const almost = 'x'.repeat(1024 * 1024 - 10)
    expect(() => wx.setStorageSync('a', 'x'.repeat(1024 * 1024))).toThrow(
      'setStorageSync:fail entry size limit reached',
    )
    for (let n = 0; n < 10; n++) wx.setStorageSync(`k${n}`, almost)
    expect(() => wx.setStorageSync('k10', almost)).toThrow('setStorageSync:fail exceed storage max size 10Mb')
    wx.setStorageSync('k0', almost)
    expect(wx.getStorageInfoSync().keys).toHaveLength(10)
  })

  it('refuses what JSON cannot hold, and a key that is no text', () => {
    const { wx } = createHost()
    const circular: Record<string, unknown> = {}
    circular.self = circular
    expect(() => wx.setStorageSync('a', circular)).toThrow('setStorageSync:fail')
    expect(() => wx.setStorageSync(1 as unknown as string, 1)).toThrow('parameter.key should be String')
  })
})
