// The phone's own pictures: chosen by its user, uploaded, and saved to the album.
import { describe, expect, it } from 'vitest'
import { createHost, fault } from '../index.ts'

describe('the album', () => {
  it('gives one call what the user was told to take, and the next call what comes next', async () => {
    const host = createHost()
    const [first, second] = [host.addFile('one', 'png'), host.addFile('second', 'mp4')]
    host.choose(first)
    host.choose(first, second)
    expect(await host.wx.chooseMedia({ count: 1 })).toEqual({
      type: 'image',
      tempFiles: [{ tempFilePath: first, size: 3, fileType: 'image' }],
      errMsg: 'chooseMedia:ok',
    })
    expect(await host.wx.chooseMedia()).toMatchObject({
      type: 'mix',
      tempFiles: [{ fileType: 'image' }, { tempFilePath: second, size: 6, fileType: 'video' }],
    })
  })

  it('gives no more than the app asks for', async () => {
    const host = createHost()
    host.choose(host.addFile('a', 'png'), host.addFile('b', 'png'))
    expect((await host.wx.chooseMedia({ count: 1 })).tempFiles).toHaveLength(1)
  })

  it('is closed without a picture by a user who was told nothing, also after a reset', async () => {
    const host = createHost()
    await expect(host.wx.chooseMedia()).rejects.toEqual({ errMsg: 'chooseMedia:fail cancel' })
    host.choose(host.addFile('a', 'png'))
    host.reset()
    await expect(host.wx.chooseMedia()).rejects.toEqual({ errMsg: 'chooseMedia:fail cancel' })
  })

  it('fails for a file that is not there any more; a user cannot choose one that is not there', async () => {
    const host = createHost()
    expect(() => host.choose('wxfile://tmp_none.png')).toThrow('host.choose: no file "wxfile://tmp_none.png": make one')
    const filePath = host.addFile('a', 'png')
    host.choose(filePath)
    host.wx.getFileSystemManager().unlinkSync(filePath)
    await expect(host.wx.chooseMedia()).rejects.toMatchObject({ errno: 1300002 })
    await expect(host.wx.saveImageToPhotosAlbum({ filePath: 'wxfile://tmp_none.png' })).rejects.toEqual({
      errMsg: 'saveImageToPhotosAlbum:fail no such file or directory',
      errno: 1300002,
    })
  })

  it('takes a picture of the app, unless the user forbids it', async () => {
    const host = createHost()
    const filePath = host.addFile('a', 'png')
    expect(await host.wx.saveImageToPhotosAlbum({ filePath })).toEqual({ errMsg: 'saveImageToPhotosAlbum:ok' })
    host.fail(fault('saveImageToPhotosAlbum:fail auth deny'), { api: 'saveImageToPhotosAlbum' })
    await expect(host.wx.saveImageToPhotosAlbum({ filePath })).rejects.toEqual({
      errMsg: 'saveImageToPhotosAlbum:fail auth deny',
    })
  })
})
