// The page's title, and what happens when it is pulled down.
export default definePageConfig({ navigationBarTitleText: '同城活动', enablePullDownRefresh: true })
