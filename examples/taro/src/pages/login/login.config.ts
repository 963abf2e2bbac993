// A page without a title, white to its top.
export default definePageConfig({
  navigationBarTitleText: '',
  navigationBarBackgroundColor: '#ffffff',
  backgroundColor: '#ffffff',
})
