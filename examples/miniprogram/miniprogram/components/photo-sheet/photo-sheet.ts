// A half-screen dialog with the chosen photo and an input for its caption.
Component({
  properties: {
    /** The photo; the dialog is open while there is one. */
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
