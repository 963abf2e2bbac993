// The panel: a button over the page, the list of calls, and one call in detail. It shows only what the inspector gives
// out.
const { curlOf, harOf, panelSource, rowOf } = require('../index.js')
const { detailOf, lineOf } = require('./view.js')

/** Milliseconds between two drawings. */
const PAUSE = 250
/** At most so many lines in the list; the HAR has all calls. */
const MAX_LINES = 100

/** Users of a released Mini Program must not see it. A host that does not report its version counts as released. */
function mayShow(source) {
  if (!source) return false
  const account = wx.getAccountInfoSync ? wx.getAccountInfoSync() : {}
  return source.inRelease || /develop|trial/.test(Object(account.miniProgram).envVersion)
}

Component({
  data: { isShown: false, isOpen: false, onlyFailed: false, lines: [], count: 0, failures: 0, detail: null },

  lifetimes: {
    attached() {
      const source = panelSource()
      if (!mayShow(source)) return
      this.inspector = source.inspector
      this.stop = this.inspector.subscribe(() => this.drawSoon())
      this.setData({ isShown: true })
      this.draw()
    },
    detached() {
      if (this.stop) this.stop()
      clearTimeout(this.timer)
      this.timer = undefined
    },
  },

  methods: {
    drawSoon() {
      if (this.timer) return
      this.timer = setTimeout(() => {
        this.timer = undefined
        this.draw()
      }, PAUSE)
    },
    draw() {
      const rows = this.inspector.calls.map(rowOf).reverse()
      const failed = rows.filter((row) => row.outcome === 'failed')
      const changes = { count: rows.length, failures: failed.length }
      if (this.data.isOpen) changes.lines = (this.data.onlyFailed ? failed : rows).slice(0, MAX_LINES).map(lineOf)
      this.setData(changes)
      // A call that was pending may have ended.
      if (this.data.detail && this.data.detail.outcome === 'pending') this.show(this.data.detail.id)
    },
    open() {
      this.setData({ isOpen: true })
      this.draw()
    },
    close() {
      this.setData({ isOpen: false, detail: null })
    },
    toggle() {
      this.setData({ onlyFailed: !this.data.onlyFailed })
      this.draw()
    },
    clear() {
      this.inspector.clear()
      this.draw()
    },
    callOf(id) {
      return this.inspector.calls.filter((call) => call.id === id)[0]
    },
    show(id) {
      const call = this.callOf(id)
      if (call) this.setData({ detail: detailOf(call, rowOf(call)) })
    },
    look(event) {
      this.show(event.currentTarget.dataset.id)
    },
    back() {
      this.setData({ detail: null })
      this.draw()
    },
    copyCurl() {
      const call = this.callOf(this.data.detail.id)
      if (call) this.copy(curlOf(call))
    },
    copyCall() {
      const call = this.callOf(this.data.detail.id)
      if (call) this.copy(JSON.stringify(harOf([call])))
    },
    copyAll() {
      this.copy(JSON.stringify(harOf(this.inspector.calls)))
    },
    copy(data) {
      wx.setClipboardData({ data: data })
    },
  },
})
