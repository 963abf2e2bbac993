// The words of the site's frame in both languages.
import type { DefaultTheme } from 'vitepress'
import type { Language } from './places.ts'

export const descriptions: Readonly<Record<Language, string>> = {
  zh: '微信小程序的请求库：一条看得见顺序的拦截器管线',
  en: 'An HTTP client for WeChat Mini Programs: one pipeline of interceptors, in an order that you can see',
}

/** What the default theme says in English unless told. */
export const chineseFrame: DefaultTheme.Config = {
  outline: { label: '本页内容', level: [2, 3] },
  docFooter: { prev: '上一页', next: '下一页' },
  returnToTopLabel: '回到顶部',
  sidebarMenuLabel: '目录',
  darkModeSwitchLabel: '外观',
  lightModeSwitchTitle: '切换到浅色',
  darkModeSwitchTitle: '切换到深色',
  langMenuLabel: '切换语言',
  skipToContentLabel: '跳到正文',
  notFound: {
    title: '没有这一页',
    quote: '地址可能写错了，或者这一页改了名字。试试搜索。',
    linkLabel: '回到首页',
    linkText: '回到首页',
  },
}

export const englishFrame: DefaultTheme.Config = {
  outline: { label: 'On this page', level: [2, 3] },
  notFound: {
    title: 'There is no such page',
    quote: 'The address may be mistyped, or the page has another name now. The search may know it.',
    linkLabel: 'to the first page',
    linkText: 'To the first page',
  },
}

export const chineseSearch: Partial<DefaultTheme.LocalSearchOptions> = {
  translations: {
    button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
    modal: {
      displayDetails: '显示详情',
      resetButtonTitle: '清空',
      backButtonTitle: '关闭搜索',
      noResultsText: '没有找到',
      footer: {
        selectText: '打开',
        selectKeyAriaLabel: '回车键',
        navigateText: '选择',
        navigateUpKeyAriaLabel: '上箭头',
        navigateDownKeyAriaLabel: '下箭头',
        closeText: '关闭',
        closeKeyAriaLabel: 'Esc 键',
      },
    },
  },
}
