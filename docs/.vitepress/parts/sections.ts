// The sections of the site in their order. A page joins its section by being a file in its folder.
import type { Language } from './places.ts'

export interface Section {
  readonly folder: string
  readonly title: Readonly<Record<Language, string>>
}

export const sections: readonly Section[] = [
  { folder: 'guide', title: { zh: '指南', en: 'Guide' } },
  { folder: 'session', title: { zh: '登录态', en: 'Session' } },
  { folder: 'network', title: { zh: '网络', en: 'Network' } },
  { folder: 'data', title: { zh: '数据', en: 'Data' } },
  { folder: 'ui', title: { zh: '界面', en: 'User interface' } },
  { folder: 'hosts', title: { zh: '多端', en: 'Other hosts' } },
  { folder: 'debug', title: { zh: '调试', en: 'Debugging' } },
  { folder: 'recipes', title: { zh: '常见做法', en: 'Recipes' } },
  { folder: 'migrate', title: { zh: '迁移', en: 'Coming from' } },
  { folder: 'reference', title: { zh: '速查', en: 'Reference' } },
  { folder: 'about', title: { zh: '关于', en: 'About' } },
  { folder: 'packages', title: { zh: '插件包', en: 'Packages' } },
  { folder: 'api', title: { zh: '类型', en: 'Types' } },
]
