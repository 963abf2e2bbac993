// The public types of @wxpipe/login-redirect, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/login-redirect

import { Plugin } from '@wxpipe/core'

interface LoginCompletedOptions extends LoginPageOptions {
  readonly home?: string | undefined
  readonly timeout?: number | undefined
}

interface LoginPageOptions {
  readonly host?: RoutingHost | undefined
}

interface LoginRedirectKeys {
  readonly login: boolean
}

interface LoginRedirectOptions {
  readonly url: string
  readonly returnParam?: string | undefined
  readonly getToken?: (() => Token | PromiseLike<Token>) | undefined
  readonly onRedirect?: (() => unknown) | undefined
  readonly timeout?: number | undefined
  readonly resume?: 'wait' | undefined
  readonly waitTimeout?: number | undefined
  readonly maxWaiting?: number | undefined
  readonly host?: RoutingHost | undefined
  readonly name?: string | undefined
}

interface OpenPage {
  readonly route?: string | undefined
  readonly options?:
    | {
        readonly [name: string]: string | undefined
      }
    | undefined
}

interface RouteCall {
  url: string
  success?: () => void
  fail?: () => void
}

interface RoutingHost {
  navigateTo(call: RouteCall): unknown
  redirectTo(call: RouteCall): unknown
  switchTab(call: RouteCall): unknown
  reLaunch(call: RouteCall): unknown
  navigateBack?(
    call: Omit<RouteCall, 'url'> & {
      delta: number
    },
  ): unknown
  getCurrentPages?(): readonly OpenPage[]
}

type Token = string | null | undefined

declare function loginCancelled(options?: LoginPageOptions): Promise<void>

declare function loginCompleted(options?: LoginCompletedOptions): Promise<boolean>

declare function loginRedirect(options: LoginRedirectOptions): Plugin<LoginRedirectKeys>

declare function returnPage(options?: LoginPageOptions): string | undefined

export {
  type LoginCompletedOptions,
  type LoginPageOptions,
  type LoginRedirectKeys,
  type LoginRedirectOptions,
  loginCancelled,
  loginCompleted,
  loginRedirect,
  type OpenPage,
  type RouteCall,
  type RoutingHost,
  returnPage,
  type Token,
}
