// The report's page: chapters with their text, and a waterfall under each once it comes into sight.

import { switchTheme } from '../page/settings.ts'
import { createBuild } from '../view/element.ts'
import { renderWaterfall } from '../waterfall.ts'
import type { ReportChapter, ReportContent } from './content.ts'

const build = createBuild(document)
const { title, introduction, chapters }: ReportContent = JSON.parse(
  document.querySelector('#data')?.textContent ?? '{}',
)
const slug = (index: number) => `chapter-${index + 1}`

const theme = build('button', { type: 'button', class: 'page-button report-theme', title: 'Light or dark' }, '◐')
theme.setAttribute('aria-label', 'Light or dark')
theme.addEventListener('click', switchTheme)

document
  .querySelector('#app')
  ?.append(
    build(
      'header',
      { class: 'report-head' },
      build('h1', {}, title),
      theme,
      build('p', {}, introduction),
      build('ol', { class: 'report-contents' }, ...chapters.map((chapter, index) => contentsOf(chapter, index))),
    ),
    build('main', {}, ...chapters.map(drawChapter)),
  )

function contentsOf({ title: name }: ReportChapter, index: number): HTMLElement {
  const link = build('a', {}, name)
  link.href = `#${slug(index)}`
  return build('li', {}, link)
}

function drawChapter({ title: name, moral, scenes, har }: ReportChapter, index: number): HTMLElement {
  const place = build('div', { class: 'report-waterfall' })
  const isEmpty = har.log.entries.length === 0
  new IntersectionObserver(
    (seen, observer) => {
      if (isEmpty || !seen.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      renderWaterfall(place, har, { open: 'first', hasTools: false })
    },
    { rootMargin: '600px' },
  ).observe(place)
  return build(
    'section',
    { id: slug(index), class: 'report-chapter' },
    build('h2', {}, build('span', { class: 'report-number' }, String(index + 1)), name),
    build('p', { class: 'report-moral' }, moral),
    build('ol', { class: 'report-scenes' }, ...scenes.map((scene) => build('li', {}, scene))),
    place,
  )
}
