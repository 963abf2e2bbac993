// What the HAR viewer of the site says besides the waterfall and where it takes a file, in Chinese and in English.
import type { Language } from '../../parts/places'

export interface Words {
  readonly title: string
  readonly hint: string
  /** The name of the HAR that is shown at first. */
  readonly sample: string
  readonly showSample: string
  readonly whole: string
  readonly keep: string
}

export const words: Readonly<Record<Language, Words>> = {
  zh: {
    title: 'HAR 查看器',
    hint: '把 HAR 文件拖到这一页的任何地方，或者按 Ctrl+V、⌘V 粘贴。内容只在这个网页里读，不会发到任何地方。',
    sample: '示例',
    showSample: '看示例',
    whole: '用整个窗口看',
    keep: '存成一个文件，断网也能用',
  },
  en: {
    title: 'HAR viewer',
    hint: 'Drop a HAR file anywhere on this page, or paste its text with Ctrl+V or ⌘V. It is read in this page and sent nowhere.',
    sample: 'example',
    showSample: 'Show the example',
    whole: 'Use the whole window',
    keep: 'Save it as one file, which works offline',
  },
}
