// The app itself: nothing to set up, because every page gets its data through services/.
App({
  onLaunch() {
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (!isConnected) wx.showToast({ title: '网络已断开', icon: 'none' })
    })
  },
})
