// What the viewer's page says besides the waterfall, in Chinese and in English.
import type { HarFault } from '../model/read-har.ts'
import type { Language } from '../words.ts'

export interface PageWords {
  readonly title: string
  readonly dropTitle: string
  readonly dropHint: string
  readonly choose: string
  readonly paste: string
  readonly sample: string
  readonly another: string
  readonly otherLanguage: string
  readonly theme: string
  readonly pasted: string
  readonly cannotPaste: string
  readonly cannotRead: string
  readonly several: string
  readonly faults: { readonly [fault in HarFault]: (detail: string) => string }
}

const en: PageWords = {
  title: 'HAR viewer',
  dropTitle: 'Drop a HAR file here',
  dropHint:
    'Of wxpipe’s inspector, Chrome, Firefox, Safari, Charles or any other tool. You can also paste its text with Ctrl+V or ⌘V. Nothing leaves this page: it makes no request.',
  choose: 'Choose a file',
  paste: 'Paste',
  sample: 'See an example',
  another: 'Another file',
  otherLanguage: '中文',
  theme: 'Light or dark',
  pasted: 'pasted text',
  cannotPaste: 'The browser does not let this page read the clipboard. Press Ctrl+V or ⌘V instead.',
  cannotRead: 'The browser cannot read this file. Is it still there?',
  several: 'These were several files: here is the first one.',
  faults: {
    empty: () => 'This is empty. A HAR file is a JSON text that begins with {"log": …}.',
    'not-json': (detail) => `This is no HAR: it is not JSON. ${detail}`,
    'cut-off': () => 'This HAR is cut off: its end is missing. Export or copy it once more.',
    'no-log': (detail) => `This is JSON, but no HAR: it has no "log". ${detail && `It has: ${detail}`}`,
    'no-entries': () => 'This HAR has no requests in it. Record first, then export.',
    'no-dates': () =>
      'The entries of this HAR do not say when they began (startedDateTime), so there is nothing to draw.',
  },
}

const zh: PageWords = {
  title: 'HAR 查看器',
  dropTitle: '把 HAR 文件拖到这里',
  dropHint:
    'wxpipe 检查器、Chrome、Firefox、Safari、Charles 等工具导出的都可以，也可以按 Ctrl+V 或 ⌘V 粘贴内容。数据只留在本页：页面不发任何请求。',
  choose: '选择文件',
  paste: '粘贴',
  sample: '看个例子',
  another: '换个文件',
  otherLanguage: 'English',
  theme: '浅色或深色',
  pasted: '粘贴的内容',
  cannotPaste: '浏览器不允许本页读剪贴板，请按 Ctrl+V 或 ⌘V。',
  cannotRead: '浏览器读不了这个文件，它还在吗？',
  several: '一次只能看一个文件，这里是第一个。',
  faults: {
    empty: () => '内容是空的。HAR 是以 {"log": …} 开头的 JSON。',
    'not-json': (detail) => `不是 HAR：这不是 JSON。${detail}`,
    'cut-off': () => '这个 HAR 不完整，后半截没有了。请重新导出或复制。',
    'no-log': (detail) => `是 JSON，但不是 HAR：没有 "log"。${detail && `里面有：${detail}`}`,
    'no-entries': () => '这个 HAR 里没有请求。先录制，再导出。',
    'no-dates': () => '这个 HAR 没写每个请求何时开始（startedDateTime），画不出来。',
  },
}

export const pageWordsOf = (language: Language): PageWords => (language === 'zh' ? zh : en)
