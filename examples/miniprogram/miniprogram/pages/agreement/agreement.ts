// What the user agrees to at the login. An app of yours has texts of its own; WeChat's review opens and reads them.
Page({
  data: { of: '' },

  onLoad({ of = 'terms' }: { of?: string }) {
    this.setData({ of })
  },
})
