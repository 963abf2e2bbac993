// The public names of @wxpipe/login-redirect.
export { loginRedirect } from './login-redirect.ts'
export type {
  LoginCompletedOptions,
  LoginRedirectKeys,
  LoginRedirectOptions,
  LoginRedirectPlugin,
  RouteCall,
  RoutingHost,
} from './options.ts'
