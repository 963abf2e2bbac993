// What WeChat draws around a page, from app.json and the page's JSON: navigation bar, tab bar, toasts.
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
  /** Nothing hides it. */
  toast(title?: string, icon?: string): void
  close(): void
}

export interface FrameActions {
  back(): void
  switchTab(path: string): void
}

export function createFrame(files: Files, actions: FrameActions): Frame {
  const { window = {}, tabBar } = files.json<AppConfig>('app.json')
  const document = documentOf()
  const style = document.createElement('style')
  document.head.appendChild(style)
  const element = addElement(document.body, 'wx-frame')
  const bar = addElement(element, 'wx-bar')
  addElement(bar, 'wx-bar-time').textContent = '9:41'
  const back = addElement(bar, 'wx-bar-back')
  const title = addElement(bar, 'wx-bar-title')
  addElement(bar, 'wx-bar-capsule')
  const pages = addElement(element, 'wx-pages')
  const tabs = addElement(element, 'wx-tabs')
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
