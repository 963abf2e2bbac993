// What the user agrees to at the login. Your app needs its own texts: WeChat's review opens and reads them.
Page({
  data: { of: '' },

  onLoad({ of = 'terms' }: { of?: string }) {
    this.setData({ of })
  },
})
