// wx.cloud: init, calls to containers and functions, and clouds of other Mini Programs.
import { wantsCallback } from '../calls/callbacks.ts'
import { begin, type Kind, promiseOf } from '../request/begin.ts'
import type { TaskEvents } from '../request/task.ts'
import type { Servers } from '../servers/servers.ts'
import type { Context } from '../state/context.ts'
import type { ContainerOptions, FunctionOptions, SharedCloud, WxCloud } from '../wx/cloud.ts'
import type { Callbacks } from '../wx/types.ts'
import { containerDialect } from './container.ts'
import { functionDialect, functionRoute } from './functions.ts'
import type { CloudState } from './rules.ts'

const silent: TaskEvents = { head() {}, chunk() {} }

export function createCloud(context: Context, servers: Servers): WxCloud {
  const { api, init } = createCalls(context, servers, undefined)
  return {
    init(options) {
      context.journal.call('cloud.init', options).state = 'success'
      const env = options?.env
      init(typeof env === 'string' ? env : undefined)
    },
    ...api,
    Cloud: class {
      readonly init: SharedCloud['init']
      readonly callContainer: SharedCloud['callContainer']
      readonly callFunction: SharedCloud['callFunction']

      constructor(options: { resourceEnv?: string | undefined } = {}) {
        const calls = createCalls(context, servers, options.resourceEnv)
        this.callContainer = calls.api.callContainer
        this.callFunction = calls.api.callFunction
        this.init = () => {
          context.journal.call('cloud.init', options).state = 'success'
          calls.init(options.resourceEnv)
          const delay = context.options.cloud?.initDelay ?? 0
          return new Promise((resolve) => (delay > 0 ? context.timers.after(delay, resolve) : resolve()))
        }
      }
    },
  }
}

function createCalls(context: Context, servers: Servers, first: string | undefined) {
  let env = first
  let epoch: number | undefined
  let since = 0
  const state: CloudState = {
    get env() {
      return epoch === context.epoch ? env : first
    },
    isEnabled: () => epoch === context.epoch && Date.now() >= since,
  }
  const containers: Kind<ContainerOptions, TaskEvents> = {
    context,
    route: servers.container,
    dialect: containerDialect(state),
    events: () => silent,
  }
  const functions: Kind<FunctionOptions, TaskEvents> = {
    context,
    route: functionRoute(context),
    dialect: functionDialect(state),
    events: () => silent,
  }
  const call = <O extends Callbacks<never>>(kind: Kind<O, TaskEvents>, options: O, url: unknown, method?: unknown) => {
    const { exchange } = begin(kind, context.journal.call(kind.dialect.api, options), options, { url, method })
    const promise = wantsCallback(options) ? undefined : promiseOf(exchange)
    exchange.open()
    return promise
  }
  return {
    init(given: string | undefined) {
      env = given ?? first
      epoch = context.epoch
      since = Date.now() + (context.options.cloud?.initDelay ?? 0)
    },
    api: {
      callContainer: ((options: ContainerOptions) =>
        call(containers, options, options.path, options.method)) as WxCloud['callContainer'],
      callFunction: ((options: FunctionOptions) => call(functions, options, options.name)) as WxCloud['callFunction'],
    },
  }
}
