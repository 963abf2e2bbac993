// A scope independent of pages, for components and flows.
import { type CancelSource, createCancelSource } from '@wxpipe/core'

/**
 * Makes a scope that ends its requests when `abort` is called.
 * @example
 * const client = createClient({ baseURL }).use(pageScope())
 * const scope = createScope()
 * const groups = client.get('groups', { scope })
 * scope.abort('the component has gone') // groups rejects with an AbortError
 */
// A function, not a re-export: WeChat's ES5 lowering reads a re-exported import before it is initialised.
export function createScope(): CancelSource {
  return createCancelSource()
}
