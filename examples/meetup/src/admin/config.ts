// The administrators' project: its own server, login page and version.
export const adminConfig = {
  baseURL: 'https://admin.meetup.example/admin/api/v1/',
  version: 'admin-0.9.2',
  homePage: '/pages/reports/reports',
  loginPage: '/pages/sign-in/sign-in',
} as const
