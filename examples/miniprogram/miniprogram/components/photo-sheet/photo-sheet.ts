// A half-screen dialog that asks for a picture and its caption. An app with an upload server would call wx.chooseMedia.
import { ORIGIN } from '../../config'

const CHOICES = ['sunset', 'river-bank', 'lake-side', 'evening-tea', 'city-walk', 'group-photo']

Component({
  properties: {
    show: Boolean,
  },
  data: {
    choices: CHOICES.map((name) => `${ORIGIN}/images/${name}.svg`),
    chosen: 0,
    caption: '',
  },
  methods: {
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ chosen: currentTarget.dataset.index })
    },
    close() {
      this.triggerEvent('close')
    },
    add() {
      const { chosen, caption } = this.data
      const words = caption.trim()
      if (!words) {
        wx.showToast({ title: '给照片写个标题吧', icon: 'none' })
        return
      }
      this.triggerEvent('add', { url: `/images/${CHOICES[chosen]}.svg`, caption: words })
      this.setData({ chosen: 0, caption: '' })
    },
  },
})
