// The public names of @wxpipe/login-redirect.
export type { OpenPage, RouteCall, RoutingHost } from './host.ts'
export {
  type LoginCompletedOptions,
  type LoginPageOptions,
  loginCancelled,
  loginCompleted,
  returnPage,
} from './login-page.ts'
export { type LoginRedirectKeys, type LoginRedirectOptions, loginRedirect, type Token } from './login-redirect.ts'
