// The page's title.
export default definePageConfig({ navigationBarTitleText: '问组织者' })
