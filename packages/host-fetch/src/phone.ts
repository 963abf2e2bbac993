// wx's events about the phone, as far as a page knows them: whether it is online, and whether it is visible.
import { createEvents, type Listening } from './events.ts'
import { isOnline, runtime } from './runtime.ts'
import { type Callbacks, callBack } from './task.ts'

/** Pages do not learn the kind of network. */
const network = () => ({ isConnected: isOnline(), networkType: isOnline() ? 'unknown' : 'none' })

/** What plugins listen to. */
export type Phone = { getNetworkType(call: Callbacks): void } & Listening<
  'NetworkStatusChange',
  ReturnType<typeof network>
> &
  Listening<'AppShow', object> &
  Listening<'AppHide', object>

export function createPhone(): Phone {
  const { methods, emit } = createEvents(['NetworkStatusChange', 'AppShow', 'AppHide'])
  const { document, addEventListener } = runtime
  // Workers have no document, and some servers that render pages have a document without events.
  if (document && addEventListener) {
    const onNetwork = () => emit('NetworkStatusChange', network())
    addEventListener('online', onNetwork)
    addEventListener('offline', onNetwork)
    document.addEventListener('visibilitychange', () => emit(document.hidden ? 'AppHide' : 'AppShow', {}))
  }
  const getNetworkType = (call: Callbacks) => callBack('getNetworkType', Promise.resolve(network()), call)
  return Object.assign(methods, { getNetworkType }) as Phone
}
