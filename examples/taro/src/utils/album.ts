// Lets the user choose a photo from the phone.
import Taro from '@tarojs/taro'

/** The failure of Taro and WeChat if the user goes back without a choice: the user need not be told. */
const isCancel = (failure: unknown) => /cancel/.test(String((failure as { errMsg?: unknown }).errMsg))

/** @returns the path of a photo, or `undefined` if the user has chosen none */
export async function choosePhoto(): Promise<string | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      // A browser's own dialog offers the camera as well.
      sourceType: process.env.TARO_ENV === 'h5' ? ['album'] : ['album', 'camera'],
      sizeType: ['compressed'],
    })
    return tempFiles[0]?.tempFilePath
  } catch (failure) {
    if (!isCancel(failure)) void Taro.showToast({ title: '请在设置中允许使用相册和相机', icon: 'none' })
    return undefined
  }
}
