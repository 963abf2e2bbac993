// The app's session, the same for both sides: what a refresh is asked for, and where a login begins.

export const BASE_URL = 'https://api.example.com/'
export const HOME = 'pages/index/index'
export const LOGIN = 'pages/login/login'

export interface Session {
  getToken(): string
  setToken(next: { readonly token: string }): void
  readonly loginPage: string
}

export function createSession(): Session {
  let token = 'old'
  return {
    getToken: () => token,
    setToken(next) {
      token = next.token
    },
    loginPage: `/${LOGIN}`,
  }
}
