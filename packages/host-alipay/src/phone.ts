// The other functions that plugins use: storage, network, login, loading indicators and toasts.
import type { Change, Functions, HostResult, Options } from './my.ts'

// `WWAN` is a mobile network of any kind.
const networks: { readonly [type: string]: string } = { NOTREACHABLE: 'none', WWAN: 'unknown' }

/** The result with wx's name for the type of network. */
function withNetwork(result: HostResult): object {
  const type = `${result['networkType']}`
  return Object.assign({}, result, { networkType: networks[type] || type.toLowerCase() })
}

export const getNetworkType = (): Change => [{}, withNetwork]

/** The code is Alipay's `authCode`. */
export const login = (): Change => [{}, (result) => Object.assign({ code: result['authCode'] }, result)]

/** `showLoading` and `showToast`: Alipay has other names for the text and the icon. */
export const show = ({ title, icon = 'success' }: Options): Change => [
  { content: title, type: icon === 'error' ? 'fail' : icon },
]

type Listener = (event: object) => void

/** The functions that take no options with callbacks. */
export function others(my: Functions): { [name: string]: unknown } {
  /** The function that the host got for each listener: `off` must get the same function as `on`. */
  const wrapped = new WeakMap<Listener, Listener>()
  const listen = (verb: string) => (listener?: Listener) => {
    if (listener && !wrapped.has(listener)) wrapped.set(listener, (event) => listener(withNetwork(event as HostResult)))
    my[`${verb}NetworkStatusChange`]!(listener && wrapped.get(listener))
  }
  return {
    onNetworkStatusChange: listen('on'),
    offNetworkStatusChange: listen('off'),
    getStorageSync(key: string) {
      // Some versions return the value under the second name.
      const { data, APDataStorage = '' } = Object(my['getStorageSync']!({ key }))
      return data == null ? APDataStorage : data
    },
    /** @throws Error if nothing was stored, as wx does; Alipay returns the error instead. */
    setStorageSync(key: string, data: unknown) {
      const { error, errorMessage } = Object(my['setStorageSync']!({ key, data }))
      if (error) throw new Error(`setStorageSync:fail ${errorMessage}`)
    },
    removeStorageSync: (key: string) => my['removeStorageSync']!({ key }),
  }
}
