// The public types of @wxpipe/login-redirect, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/login-redirect

import { HttpRequest, Plugin, Token } from '@wxpipe/core'

interface LoginCompletedOptions {
  readonly home?: string | undefined
  readonly timeout?: number | undefined
}

interface LoginRedirectKeys {
  readonly login: boolean
}

interface LoginRedirectOptions {
  readonly loginPage: string
  readonly returnParam?: string | undefined
  readonly getToken?: ((request: HttpRequest) => Token | PromiseLike<Token>) | undefined
  readonly onRedirect?: (() => unknown) | undefined
  readonly redirectTimeout?: number | undefined
  readonly whileLoggingIn?: 'wait' | undefined
  readonly waitTimeout?: number | undefined
  readonly maxWaiting?: number | undefined
  readonly host?: RoutingHost | undefined
  readonly name?: string | undefined
}

type LoginRedirectPlugin = Plugin<LoginRedirectKeys> & {
  readonly completed: (options?: LoginCompletedOptions) => Promise<boolean>
  readonly cancelled: () => void
  readonly returnPage: () => string | undefined
}

interface RouteCall {
  success?: () => void
  fail?: (failure: unknown) => void
}

interface RoutingHost {
  navigateTo?(
    call: RouteCall & {
      url: string
    },
  ): unknown
  redirectTo?(
    call: RouteCall & {
      url: string
    },
  ): unknown
  switchTab?(
    call: RouteCall & {
      url: string
    },
  ): unknown
  reLaunch?(
    call: RouteCall & {
      url: string
    },
  ): unknown
  navigateBack?(
    call: RouteCall & {
      delta: number
    },
  ): unknown
  getCurrentPages?(): unknown
}

declare function loginRedirect(options: LoginRedirectOptions): LoginRedirectPlugin

export {
  type LoginCompletedOptions,
  type LoginRedirectKeys,
  type LoginRedirectOptions,
  type LoginRedirectPlugin,
  loginRedirect,
  type RouteCall,
  type RoutingHost,
}
