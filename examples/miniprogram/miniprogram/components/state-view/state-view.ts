// What a page shows instead of its content: that it is loading, or why there is nothing and what to do about it.
Component({
  properties: {
    /** 'loading', 'failed', 'signed-out', 'empty' or 'ready'; when ready it shows nothing. */
    state: String,
    words: String,
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
  },
})
