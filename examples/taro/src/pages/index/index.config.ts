// The page's title; the page can be pulled down.
export default definePageConfig({ navigationBarTitleText: '同城活动', enablePullDownRefresh: true })
