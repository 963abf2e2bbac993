// docs/en/ui/page-state.md and feedback.md: their pages, as the site shows them, on a simulated phone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pass } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { root } from '@wxpipe/tooling/repository'
import { describe, expect, it } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import type { ListState } from '../test/guide-list.ts'
import { openGuidePage, useGuidePhone } from '../test/guide-page.ts'

const open = useGuidePhone()
const launch = (page: string) =>
  guideApp<{ search(words: string): Promise<unknown> }>('docs/en/ui/page-state.md', [
    'services',
    'words',
    `pages/${page}`,
  ])
const groups = launch('groups')
const search = launch('search')
const home = launch('home')
const signedOut = [
  ['groups', groups],
  ['activities', guideApp('docs/en/ui/feedback.md', ['http', 'services', 'pages/activities'])],
] as const

describe('the page with a state', () => {
  interface Groups {
    data: { groups: ListState }
    onShow(): void
    onPullDownRefresh(): Promise<void>
  }

  it('shows the list, keeps it when a refresh fails, and stops the pulling all the same', async () => {
    const host = open(() => ({ data: [{ id: 1, name: 'Swimming' }], delay: 100 }))
    const page = await openGuidePage<Groups>(groups, host)
    expect(page.data.groups.state).toBe('loading')
    await pass(1_000)
    expect(page.data.groups.state).toBe('ready')
    host.fail(faults.connectionReset())
    const refreshed = page.onPullDownRefresh()
    await pass(1_000)
    await refreshed
    expect(page.data.groups).toMatchObject({ state: 'failed', data: [{ id: 1 }], words: '网络不太顺畅' })
    expect(host.calls.at(-1)?.api).toBe('stopPullDownRefresh')
  })

  it.each(signedOut)('%s: loads again on return with a login, and not without one', async (name, app) => {
    const host = open(({ header }) => (header['authorization'] ? { data: [] } : { statusCode: 401, data: {} }))
    const page = await openGuidePage<{ data: { [name: string]: ListState }; onShow(): void }>(app, host)
    await pass(1_000)
    page.onShow()
    await pass(1_000)
    expect([host.requests.length, page.data[name]?.state]).toEqual([1, 'signed-out'])
    host.wx.setStorageSync('token', 'ann')
    page.onShow()
    await pass(1_000)
    expect([host.requests.length, page.data[name]?.state]).toEqual([2, 'empty'])
  })
})

describe('the search', () => {
  interface Search {
    data: { found: ListState }
    input(event: { detail: { value: string } }): Promise<void>
  }
  const start = async () => {
    const host = open(({ query }) => ({ data: [{ name: query['words'] }], delay: query['words'] === 'sw' ? 500 : 100 }))
    const page = await openGuidePage<Search>(search, host)
    return { host, page, type: (value: string) => void page.input({ detail: { value } }) }
  }

  it('shows what the last word finds, and aborts the call of the one before', async () => {
    const { host, page, type } = await start()
    type('sw')
    await pass(50)
    type('swim')
    await pass(1_000)
    expect(page.data.found).toMatchObject({ state: 'ready', data: [{ name: 'swim' }] })
    expect(host.requests.map(({ state }) => state)).toEqual(['fail', 'success'])
  })

  it('shows nothing of a word that was deleted before its response came', async () => {
    const { page, type } = await start()
    type('swim')
    await pass(50)
    type('')
    await pass(1_000)
    expect(page.data.found).toMatchObject({ state: 'empty', data: [] })
  })
})

it('what one types into the search ends no other part of the app', async () => {
  const host = open(() => ({ data: [{ id: 1, name: 'Swimming' }], delay: 100 }))
  await openGuidePage(async () => {
    const { search: find } = await home()
    setTimeout(() => void find('swim'), 50)
  }, host)
  await pass(1_000)
  expect(host.requests.map(({ state }) => state)).toEqual(['success', 'success', 'success'])
})

it.each([
  'packages/page-state/README.md',
  'packages/page-state/README.zh-CN.md',
  ...['docs', 'docs/en'].flatMap((folder) =>
    ['page-state', 'pagination', 'feedback'].map((page) => `${folder}/ui/${page}.md`),
  ),
])('each template of %s that shows a failure says first that nobody is logged in', (document) => {
  const templates = [...readFileSync(join(root, document), 'utf8').matchAll(/```xml\n([\s\S]*?)```/g)]
    .map(([, template = '']) => template)
    .filter((template) => template.includes('words'))
  expect(templates.length).toBeGreaterThan(0)
  for (const template of templates) {
    expect(template).toContain("state === 'signed-out'")
    // Where words alone are a branch, they would be those of an ended session too.
    expect(template).not.toMatch(/if="{{\w+\.words}}"[\s\S]*'signed-out'/)
  }
})
