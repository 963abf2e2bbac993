// A photo that the user picks from the phone.
import Taro from '@tarojs/taro'

/** The words of Taro and WeChat when the user goes back without a choice: nobody must be told of it. */
const isCancel = (failure: unknown) => /cancel/.test(String((failure as { errMsg?: unknown }).errMsg))

/** Yields the path of a photo, or nothing when the user has changed their mind. */
export async function choosePhoto(): Promise<string | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      // A browser's own dialog offers the camera besides the album.
      sourceType: process.env.TARO_ENV === 'h5' ? ['album'] : ['album', 'camera'],
      sizeType: ['compressed'],
    })
    return tempFiles[0]?.tempFilePath
  } catch (failure) {
    if (!isCancel(failure)) void Taro.showToast({ title: '请在设置中允许使用相册和相机', icon: 'none' })
    return undefined
  }
}
