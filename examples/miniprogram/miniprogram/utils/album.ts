// The phone's album: choosing a photo, and saving one.

/** WeChat's failure if the user closes its page without a choice: the user need not be told. */
const isCancel = (failure: unknown) => String((failure as { errMsg?: unknown }).errMsg).includes('cancel')

/** @returns the path of a photo, or `undefined` if the user has chosen none */
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
