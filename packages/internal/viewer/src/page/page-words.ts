// What the viewer's page says besides the waterfall and where it takes a file, in Chinese and in English.
import type { Language } from '../words.ts'

export interface PageWords {
  readonly title: string
  readonly dropTitle: string
  readonly dropHint: string
  readonly sample: string
  readonly another: string
  readonly otherLanguage: string
  readonly theme: string
}

const en: PageWords = {
  title: 'HAR viewer',
  dropTitle: 'Drop a HAR file here',
  dropHint:
    'Of wxpipe’s inspector, Chrome, Firefox, Safari, Charles or any other tool. You can also paste its text with Ctrl+V or ⌘V. Nothing leaves this page: it makes no request.',
  sample: 'See an example',
  another: 'Another file',
  otherLanguage: '中文',
  theme: 'Light or dark',
}

const zh: PageWords = {
  title: 'HAR 查看器',
  dropTitle: '把 HAR 文件拖到这里',
  dropHint:
    'wxpipe 的 inspector、Chrome、Firefox、Safari、Charles 等工具导出的都可以，也可以按 Ctrl+V 或 ⌘V 粘贴内容。数据只留在本页：页面不发任何请求。',
  sample: '看个例子',
  another: '换个文件',
  otherLanguage: 'English',
  theme: '浅色或深色',
}

export const pageWordsOf = (language: Language): PageWords => (language === 'zh' ? zh : en)
