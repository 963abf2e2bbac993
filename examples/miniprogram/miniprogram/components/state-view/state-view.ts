// What a page shows instead of its content: why there is nothing, and a button for the next step.
Component({
  properties: {
    /** The state of a `PageState`; the view is visible for 'empty', 'failed' and 'signed-out'. */
    state: String,
    words: String,
    /** The label of the button on an empty page. */
    action: String,
  },
  methods: {
    next() {
      this.triggerEvent('next')
    },
  },
})
