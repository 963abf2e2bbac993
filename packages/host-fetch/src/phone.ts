// What wx tells of the phone, as a page knows it: whether it is online, and whether it is seen.
import { createEvents, type Listening } from './events.ts'
import { isOnline, runtime } from './runtime.ts'
import { type Callbacks, callBack } from './task.ts'

/** The kind of the network is not told to pages. */
const network = () => ({ isConnected: isOnline(), networkType: isOnline() ? 'unknown' : 'none' })

/** What plugins listen to. */
export type Phone = { getNetworkType(call: Callbacks): void } & Listening<
  'NetworkStatusChange',
  ReturnType<typeof network>
> &
  Listening<'AppShow', object> &
  Listening<'AppHide', object>

export function createPhone(): Phone {
  const { methods, emit } = createEvents(['NetworkStatusChange', 'AppShow', 'AppHide'], () => {
    const { document } = runtime
    if (!document) return
    const onNetwork = () => emit('NetworkStatusChange', network())
    runtime.addEventListener!('online', onNetwork)
    runtime.addEventListener!('offline', onNetwork)
    document.addEventListener('visibilitychange', () => emit(document.hidden ? 'AppHide' : 'AppShow', {}))
  })
  const getNetworkType = (call: Callbacks) => callBack('getNetworkType', Promise.resolve(network()), call)
  return Object.assign(methods, { getNetworkType }) as Phone
}
