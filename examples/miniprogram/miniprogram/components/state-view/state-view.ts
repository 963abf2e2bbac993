// What a page shows instead of its content: why there is nothing, and the button that leads on.
Component({
  properties: {
    /** Of a `PageState`; there is something to show for 'empty', 'failed' and 'signed-out'. */
    state: String,
    words: String,
    /** What stands on the button of an empty page. */
    action: String,
  },
  methods: {
    next() {
      this.triggerEvent('next')
    },
  },
})
