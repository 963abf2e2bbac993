// The public names of @wxpipe/token-refresh.
export { jwtExpiresAt } from './jwt.ts'
export type { Session, Token, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'
export { tokenRefresh } from './token-refresh.ts'
export { type LoginHost, type WxLoginOptions, wxLogin } from './wx-login.ts'
