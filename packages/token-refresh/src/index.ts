// The public names of @wxpipe/token-refresh.
export type { Token } from '@wxpipe/core'
export { jwtExpiresAt } from './jwt.ts'
export type { Session, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'
export { tokenRefresh } from './token-refresh.ts'
export { type LoginHost, type WxLoginOptions, wxLogin } from './wx-login.ts'
