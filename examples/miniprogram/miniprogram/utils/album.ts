// The phone's album: a photo that the user picks, and one that is kept for them.

/** WeChat's words when the user closes its own page without a choice: no failure that anybody must be told of. */
const isCancel = (failure: unknown) => String((failure as { errMsg?: unknown }).errMsg).includes('cancel')

/** Yields the path of a photo, or nothing when the user has changed their mind. */
export async function choosePhoto(): Promise<string | undefined> {
  try {
    const { tempFiles } = await wx.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles[0].tempFilePath
  } catch (failure) {
    if (!isCancel(failure)) wx.showToast({ title: '请在设置中允许使用相册和相机', icon: 'none' })
    return undefined
  }
}

export async function keepPhoto(filePath: string): Promise<void> {
  try {
    await wx.saveImageToPhotosAlbum({ filePath })
    wx.showToast({ title: '已保存到相册' })
  } catch (failure) {
    if (!isCancel(failure)) wx.showToast({ title: '请在设置中允许保存到相册', icon: 'none' })
  }
}
