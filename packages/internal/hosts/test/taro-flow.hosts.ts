// The flow in Taro, whose H5 keeps a stored value in an object of its own.
import { testFlowInBuilds } from '../src/flow-in-builds.ts'

testFlowInBuilds({ id: 'taro', storedText: (stored) => JSON.parse(stored).data })
