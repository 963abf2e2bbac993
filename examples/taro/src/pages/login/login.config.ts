// A page without a title, white up to the top.
export default definePageConfig({
  navigationBarTitleText: '',
  navigationBarBackgroundColor: '#ffffff',
  backgroundColor: '#ffffff',
})
