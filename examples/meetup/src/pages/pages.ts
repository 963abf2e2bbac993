// The app's pages by route, as app.json and the page files list them.
import { detailPage } from './detail.ts'
import { indexPage } from './index.ts'
import { loginPage } from './login.ts'

export const pages = {
  'pages/index/index': indexPage,
  'pages/detail/detail': detailPage,
  'pages/login/login': loginPage,
}
