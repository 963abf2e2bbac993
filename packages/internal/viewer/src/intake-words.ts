// What the viewer says where it takes a file, and what is wrong with one, in Chinese and in English.
import type { HarFault } from './model/read-har.ts'
import type { Language } from './words.ts'

export interface IntakeWords {
  readonly choose: string
  readonly paste: string
  /** The name of what came without a file. */
  readonly pasted: string
  readonly cannotPaste: string
  readonly cannotRead: string
  readonly several: string
  readonly faults: { readonly [fault in HarFault]: (detail: string) => string }
}

const en: IntakeWords = {
  choose: 'Choose a file',
  paste: 'Paste',
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

const zh: IntakeWords = {
  choose: '选择文件',
  paste: '粘贴',
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

export const intakeWordsOf = (language: Language): IntakeWords => (language === 'zh' ? zh : en)
