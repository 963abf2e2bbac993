// The types of choosing and saving pictures, as far as the host simulates them.
import type { Callbacks, Done } from './types.ts'

/** What `wx.chooseMedia` says about one file. */
export interface ChosenFile {
  tempFilePath: string
  /** Bytes. */
  size: number
  fileType: 'image' | 'video'
}

/** What `wx.chooseMedia` passes to `success`. */
export interface ChosenMedia extends Done {
  type: 'image' | 'video' | 'mix'
  tempFiles: ChosenFile[]
}

/** The options of `wx.chooseMedia`; all but `count` are only recorded. */
export interface ChooseMediaOptions extends Callbacks<ChosenMedia> {
  /** Default 9. */
  count?: number | undefined
  mediaType?: readonly string[] | undefined
  sourceType?: readonly string[] | undefined
  sizeType?: readonly string[] | undefined
  maxDuration?: number | undefined
  camera?: string | undefined
}

/** The options of `wx.saveImageToPhotosAlbum`. */
export interface SaveImageOptions extends Callbacks<Done> {
  filePath: string
}
