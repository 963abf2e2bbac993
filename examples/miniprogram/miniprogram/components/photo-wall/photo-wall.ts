// The photos of a match: the user can view, save, add and delete them; a bar shows the progress of an upload.
import { createCancelSource, isHttpError } from '@wxpipe/core'
import { deleteImage, downloadImage, isUploaded, uploadMatchImage } from '../../services/match'
import type { MatchImage } from '../../services/types'
import { choosePhoto, keepPhoto } from '../../utils/album'
import { told, wordsFor } from '../../utils/words'

interface Upload {
  filePath: string
  caption: string
  progress: number
  isSending: boolean
  /** Why the upload has failed. */
  words: string
}

/** For each wall, the function that stops its upload. */
const cancels = new WeakMap<object, () => void>()

function endOf(error: unknown): string {
  if (isHttpError(error, 'ABORT')) return '已取消上传'
  return isHttpError(error, 'AUTH_EXPIRED') ? '登录后请重新上传' : wordsFor(error)
}

Component({
  properties: {
    matchId: Number,
    images: Array,
    /** The name of the user, who can delete their own photos. */
    me: String,
  },
  data: {
    photos: [] as (MatchImage & { isUploaded: boolean })[],
    chosen: '',
    upload: null as Upload | null,
  },
  observers: {
    images(images: MatchImage[]) {
      this.setData({ photos: images.map((image) => ({ ...image, isUploaded: isUploaded(image) })) })
    },
  },
  methods: {
    change(images: MatchImage[]) {
      this.triggerEvent('change', { images })
    },

    preview({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.previewImage({ current: currentTarget.dataset.url, urls: this.data.photos.map(({ url }) => url) })
    },

    async keep({ currentTarget }: WechatMiniprogram.TouchEvent) {
      try {
        await keepPhoto(await downloadImage(currentTarget.dataset.id))
      } catch (error) {
        told(error)
      }
    },

    async choose() {
      const chosen = await choosePhoto()
      if (chosen) this.setData({ chosen })
    },

    closeSheet() {
      this.setData({ chosen: '' })
    },

    add({ detail }: WechatMiniprogram.CustomEvent<{ caption: string }>) {
      const { chosen } = this.data
      this.setData({ chosen: '' })
      return this.send(chosen, detail.caption)
    },

    async send(filePath: string, caption: string) {
      const { signal, abort } = createCancelSource()
      cancels.set(this, abort)
      this.setData({ upload: { filePath, caption, progress: 0, isSending: true, words: '' } })
      const show = ({ progress }: { progress: number }) => this.setData({ 'upload.progress': progress })
      try {
        const image = await uploadMatchImage(filePath, { matchId: this.data.matchId, caption }, show, signal)
        this.setData({ upload: null })
        this.change([...this.data.images, image])
        wx.showToast({ title: '已添加' })
      } catch (error) {
        this.setData({ 'upload.isSending': false, 'upload.words': endOf(error) })
        told(error)
      }
    },

    cancelUpload() {
      cancels.get(this)?.()
    },

    sendAgain() {
      const { upload } = this.data
      if (upload) this.send(upload.filePath, upload.caption)
    },

    forgetUpload() {
      this.setData({ upload: null })
    },

    async remove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset
      const { confirm } = await wx.showModal({
        content: '要删除这张照片吗？',
        confirmText: '删除',
        confirmColor: '#fa5151',
      })
      if (!confirm) return
      try {
        await deleteImage(id)
        this.change(this.data.images.filter((image: MatchImage) => image.id !== id))
        wx.showToast({ title: '已删除' })
      } catch (error) {
        told(error)
      }
    },
  },
})
