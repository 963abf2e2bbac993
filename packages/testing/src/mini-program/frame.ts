// What is drawn around a page: WeChat's bars and toasts, as app.json and the page's JSON say, and the phone's status
// icons.
import { baseStyle } from './base-style.ts'
import { addElement, type DomElement, documentOf } from './dom.ts'
import type { AppConfig, Files, PageConfig } from './files.ts'

export interface Frame {
  /** Where pages are drawn. */
  readonly pages: DomElement
  readonly element: DomElement
  /** Draws the bars for the page on top, and its styles. */
  show(page: {
    readonly path: string
    readonly config: PageConfig
    readonly css: string
    readonly isFirst: boolean
  }): void
  readonly title: string
  setTitle(title: string): void
  /** Without a title the toast is hidden. */
  toast(title?: string, icon?: string): void
  close(): void
}

export interface FrameActions {
  back(): void
  switchTab(path: string): void
}

/** The icons of a phone with good reception and a full battery, in the colour of the bar's text. */
const SIGNS =
  '<svg width="78" height="13" viewBox="0 0 78 13" fill="currentColor"><rect y="8" width="3" height="4" rx="1"/>' +
  '<rect x="5" y="6" width="3" height="6" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" width="3" height="12" rx="1"/>' +
  '<path d="M25 4.6a11 11 0 0 1 16 0l-1.7 1.8a8.6 8.6 0 0 0-12.6 0zM28 7.7a7 7 0 0 1 10 0l-1.7 1.8a4.6 4.6 0 0 0-6.6 0zM31 10.6a2.8 2.8 0 0 1 4 0l-2 2z"/>' +
  '<rect x="48.5" y=".5" width="24" height="12" rx="3.5" fill="none" stroke="currentColor" opacity=".4"/>' +
  '<path d="M74.5 4.5c1.8.4 1.8 3.6 0 4z" opacity=".5"/><rect x="50.5" y="2.5" width="20" height="8" rx="2"/></svg>'

export function createFrame(files: Files, actions: FrameActions): Frame {
  const { window = {}, tabBar } = files.json<AppConfig>('app.json')
  const document = documentOf()
  const style = document.createElement('style')
  document.head.appendChild(style)
  const element = addElement(document.body, 'wx-frame')
  const bar = addElement(element, 'wx-bar')
  addElement(bar, 'wx-bar-time').textContent = '9:41'
  addElement(bar, 'wx-bar-signs').innerHTML = SIGNS
  const back = addElement(bar, 'wx-bar-back')
  const title = addElement(bar, 'wx-bar-title')
  addElement(bar, 'wx-bar-capsule')
  const pages = addElement(element, 'wx-pages')
  const tabs = addElement(element, 'wx-tabs')
  addElement(element, 'wx-home')
  const toast = addElement(element, 'wx-toast')
  toast.hidden = true
  back.addEventListener('click', actions.back)

  const drawTabs = (current: string) => {
    tabs.innerHTML = ''
    const { list = [], color = '#7a7e83', selectedColor = '#3cc51f', backgroundColor = '#fff' } = tabBar ?? {}
    tabs.hidden = !list.some(({ pagePath }) => pagePath === current)
    tabs.setAttribute('style', `background: ${backgroundColor}`)
    for (const { pagePath, text = '', iconPath = '', selectedIconPath = iconPath } of list) {
      const isOn = pagePath === current
      const tab = addElement(tabs, 'wx-tab')
      tab.setAttribute('style', `color: ${isOn ? selectedColor : color}`)
      tab.setAttribute('data-path', pagePath)
      if (iconPath) {
        addElement(tab, 'wx-tab-icon', 'img').setAttribute('src', files.asset(isOn ? selectedIconPath : iconPath))
      }
      addElement(tab, 'wx-tab-text').textContent = text
      tab.addEventListener('click', () => actions.switchTab(pagePath))
    }
  }

  return {
    pages,
    element,
    show({ path, config, css, isFirst }) {
      const { navigationBarTitleText, navigationBarBackgroundColor, navigationBarTextStyle, navigationStyle } = {
        ...window,
        ...config,
      }
      const ground = `background: ${navigationBarBackgroundColor ?? '#000000'}`
      bar.setAttribute('style', `${ground}; color: ${navigationBarTextStyle === 'black' ? '#000' : '#fff'}`)
      bar.hidden = navigationStyle === 'custom'
      title.textContent = navigationBarTitleText ?? ''
      back.hidden = isFirst
      style.textContent = `${baseStyle}\n${css}`
      drawTabs(path)
    },
    get title() {
      return title.textContent ?? ''
    },
    setTitle(words) {
      title.textContent = words
    },
    toast(words, icon = 'success') {
      toast.hidden = words === undefined
      toast.innerHTML = ''
      if (icon !== 'none') {
        const sign = addElement(toast, 'wx-toast-sign')
        sign.setAttribute('data-icon', icon)
        sign.textContent = icon === 'success' ? '✓' : '…'
      }
      addElement(toast, 'wx-toast-words').textContent = words ?? ''
    },
    close() {
      element.remove()
      style.remove()
    },
  }
}
