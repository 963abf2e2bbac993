// The flow in uni-app.
import { testFlowInBuilds } from '../src/flow-in-builds.ts'

testFlowInBuilds({
  id: 'uni',
  wx: { getWindowInfo: () => ({}), getDeviceInfo: () => ({}), getLaunchOptionsSync: () => ({}), onAppHide() {} },
})
