// The public names of @wxpipe/login-redirect.
export type { RouteCall, RoutingHost } from './host.ts'
export { loginRedirect } from './login-redirect.ts'
export type {
  LoginCompletedOptions,
  LoginRedirectKeys,
  LoginRedirectOptions,
  LoginRedirectPlugin,
} from './options.ts'
