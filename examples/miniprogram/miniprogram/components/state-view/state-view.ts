// What a page shows instead of its content: that it is loading, or why there is nothing and what to do about it.
Component({
  properties: {
    /** Of a `PageState`; it shows nothing when 'idle' or 'ready'. */
    state: String,
    words: String,
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
  },
})
