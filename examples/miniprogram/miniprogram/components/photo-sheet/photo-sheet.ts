// A half-screen dialog: the photo that was chosen, and the caption that it gets.
Component({
  properties: {
    /** The photo; the dialog is there while there is one. */
    filePath: String,
  },
  data: {
    caption: '',
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
    add() {
      const words = this.data.caption.trim()
      if (!words) {
        wx.showToast({ title: '给照片写个标题吧', icon: 'none' })
        return
      }
      this.triggerEvent('add', { caption: words })
      this.setData({ caption: '' })
    },
  },
})
