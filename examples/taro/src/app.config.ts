// The pages, and their navigation bar.
export default defineAppConfig({
  pages: ['pages/index/index', 'pages/detail/detail', 'pages/ask/ask', 'pages/login/login'],
  window: {
    navigationBarTitleText: '同城活动',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#ededed',
    backgroundColor: '#ededed',
    backgroundTextStyle: 'dark',
  },
  style: 'v2',
  lazyCodeLoading: 'requiredComponents',
})
