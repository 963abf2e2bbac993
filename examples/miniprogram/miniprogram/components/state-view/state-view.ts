// What a page shows instead of its content: that it is loading, or why it has failed and a way to try again.
Component({
  properties: {
    /** 'loading', 'failed' or 'ready'; when ready it shows nothing. */
    state: String,
    words: String,
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
  },
})
