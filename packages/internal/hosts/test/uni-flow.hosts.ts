// The flow in uni-app.
import { testFlowInBuilds } from '../src/flow-in-builds.ts'

testFlowInBuilds({
  id: 'uni',
  more: {
    getSystemInfoSync: () => ({ platform: 'ios', language: 'zh-Hans' }),
    getWindowInfo: () => ({}),
    getDeviceInfo: () => ({}),
    getLaunchOptionsSync: () => ({}),
    onAppHide() {},
  },
})
