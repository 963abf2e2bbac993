// docs/ui/pagination.md: its list in a component of Vue and of React, as both languages show it, over stand-ins for the frameworks.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { pass } from '@wxpipe/test-support'
import { faults, type Host } from '@wxpipe/testing'
import { root } from '@wxpipe/tooling/repository'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ListState } from '../test/guide-list.ts'
import { useGuidePhone } from '../test/guide-page.ts'
import { writePageCode } from '../test/page-code.ts'

type Hook = () => unknown

/** A component that has been opened: its hooks by the word in their names, and what it shows. */
interface Opened {
  readonly hooks: { [name: string]: Hook }
  list(): ListState
}

const open = useGuidePhone()
const named = ['Load', 'Show', 'Unload', 'ReachBottom', 'PullDownRefresh']
const frameworks = ['@dcloudio/uni-app', 'vue', '@tarojs/taro', '@tarojs/components', 'react']
const runtimes = ['react/jsx-runtime', 'react/jsx-dev-runtime']

afterEach(() => {
  for (const module of [...frameworks, ...runtimes]) vi.doUnmock(module)
  vi.unstubAllGlobals()
})

/** Each hook of a framework puts its callback there, and a later one in its place. */
const hooksInto = (hooks: Opened['hooks'], nameOf: (name: string) => string) => {
  const hookOf = (name: string) => (callback: Hook) => {
    hooks[name] = callback
  }
  return Object.fromEntries(named.map((name) => [nameOf(name), hookOf(name)]))
}

/** The code of a component, beside the modules of its page. */
function componentOf(page: string, fence: string, file: string, code = (block: string) => block): string {
  const { urlOf, remove } = writePageCode(page)
  onTestFinished(remove)
  const [, block = ''] =
    new RegExp(`\`\`\`${fence}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(join(root, page), 'utf8')) ?? []
  const folder = join(dirname(fileURLToPath(urlOf('src/services.ts'))), 'pages/feed')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, file), code(block))
  return pathToFileURL(join(folder, file)).href
}

async function openVue(page: string, host: Host): Promise<Opened> {
  const hooks: Opened['hooks'] = {}
  let shown: { readonly value: unknown } = { value: undefined }
  vi.stubGlobal('uni', Object.assign(host.wx, { stopPullDownRefresh() {} }))
  const shallowRef = (value: unknown) => {
    shown = { value }
    return shown
  }
  vi.doMock('vue', () => ({ shallowRef }))
  vi.doMock('@dcloudio/uni-app', () => hooksInto(hooks, (name) => `on${name}`))
  const script = (block: string) => /<script setup lang="ts">\n([\s\S]*?)<\/script>/.exec(block)?.[1] ?? ''
  await import(/* @vite-ignore */ componentOf(page, 'vue', 'feed.ts', script))
  return { hooks, list: () => shown.value as ListState }
}

async function openReact(page: string): Promise<Opened> {
  const hooks: Opened['hooks'] = {}
  const states: unknown[] = []
  let component: Hook = () => {}
  let at = 0
  const render = () => {
    at = 0
    component()
  }
  const useState = (initial: Hook) => {
    const mine = at++
    if (!(mine in states)) states[mine] = initial()
    const set = (value: unknown) => {
      states[mine] = value
      render()
    }
    return [states[mine], set]
  }
  const jsx = () => ({})
  vi.doMock('react', () => ({ useState }))
  for (const runtime of runtimes) vi.doMock(runtime, () => ({ jsx, jsxs: jsx, jsxDEV: jsx, Fragment: '' }))
  vi.doMock('@tarojs/components', () => ({ View: 'view' }))
  const nameOf = (name: string) => (name === 'Show' ? 'useDidShow' : `use${name}`)
  vi.doMock('@tarojs/taro', () => ({ default: { stopPullDownRefresh() {} }, ...hooksInto(hooks, nameOf) }))
  component = (await import(/* @vite-ignore */ componentOf(page, 'jsx', 'feed.jsx'))).default
  render()
  return { hooks, list: () => states[0] as ListState }
}

describe.each(['docs/ui/pagination.md', 'docs/en/ui/pagination.md'])('%s', (page) => {
  const components = [
    { framework: 'Vue', start: (host: Host) => openVue(page, host) },
    { framework: 'React', start: () => openReact(page) },
  ]
  it.each(components)('a list in a component of $framework', async ({ start }) => {
    const rows = Array.from({ length: 23 }, (_, id) => ({ id, name: `${id}` }))
    const host = open(({ query, header }) => {
      if (!header['authorization']) return { statusCode: 401, delay: 100 }
      const [pageNo, size] = [Number(query['pageNo']), Number(query['pageSize'])]
      return { data: { list: rows.slice((pageNo - 1) * size, pageNo * size), total: rows.length }, delay: 100 }
    })
    const { hooks, list } = await start(host)
    const call = async (name: string) => {
      void hooks[name]?.()
      await pass(1_000)
    }
    expect(list().state).toBe('idle')
    void hooks['Load']?.()
    expect(list().state).toBe('loading')
    await pass(1_000)
    await call('Show')
    expect([list().state, host.requests.length]).toEqual(['signed-out', 1])

    host.wx.setStorageSync('token', 'ann')
    await call('Show')
    expect(list()).toMatchObject({ state: 'ready', data: rows.slice(0, 10), hasMore: true })
    void hooks['ReachBottom']?.()
    await call('ReachBottom')
    expect(list()).toMatchObject({ data: rows.slice(0, 20), hasMore: true })
    expect(host.requests).toHaveLength(3)

    host.fail(faults.connectionReset())
    await call('ReachBottom')
    expect(list()).toMatchObject({ state: 'ready', words: '没有加载出来', data: rows.slice(0, 20) })
    await call('ReachBottom')
    expect(list()).toMatchObject({ words: '', data: rows, hasMore: false })
    await call('PullDownRefresh')
    expect(list()).toMatchObject({ data: rows.slice(0, 10), hasMore: true })

    const last = list()
    void hooks['ReachBottom']?.()
    await call('Unload')
    expect(list()).toBe(last)
  })

  interface ListOf {
    refresh(): Promise<void>
    more(): Promise<void>
    restart(): Promise<void>
  }

  /** The list without a component, which asks for one of two categories. */
  async function openList(sizes: { readonly [category: string]: number }) {
    const rowsOf = (category: string) =>
      Array.from({ length: sizes[category] ?? 0 }, (_, at) => ({ id: `${category}${at}`, name: category }))
    const host = open(({ query }) => {
      const [pageNo, size] = [Number(query['pageNo']), Number(query['size'])]
      return { data: rowsOf(String(query['category'])).slice((pageNo - 1) * size, pageNo * size), delay: 100 }
    })
    const { urlOf, remove } = writePageCode(page)
    onTestFinished(remove)
    const { listOf } = await import(/* @vite-ignore */ urlOf('src/list-of.ts'))
    const { http } = await import(/* @vite-ignore */ urlOf('src/services.ts'))
    const shown: ListState[] = []
    const choice = { category: 'a' }
    const load = (pageNo: number, size: number) =>
      http.get('activities', { query: { category: choice.category, pageNo, size } })
    const list: ListOf = listOf(load, (state: ListState) => shown.push(state))
    return { list, shown, choice, host, last: () => shown[shown.length - 1] }
  }

  it('another category: the list of the one before is gone at once, and its next page comes too late', async () => {
    const { list, shown, choice, last } = await openList({ a: 15, b: 3 })
    void list.refresh()
    await pass(1_000)
    const first = last()
    void list.more()
    await pass(50)
    choice.category = 'b'
    void list.restart()
    expect(last()).toMatchObject({ state: 'loading', data: null })
    await pass(1_000)
    expect(last()).toMatchObject({ state: 'ready', hasMore: false, data: [{ id: 'b0' }, { id: 'b1' }, { id: 'b2' }] })
    expect(shown.map(({ state }) => state)).toEqual(['loading', 'ready', 'loading', 'ready'])
    expect(first?.data).toHaveLength(10)
  })

  it('a pull while the next page is under way, a pull that fails, and a list that is empty', async () => {
    const sizes = { a: 15 }
    const { list, host, last } = await openList(sizes)
    void list.refresh()
    await pass(1_000)
    void list.more()
    await pass(50)
    void list.refresh()
    await pass(1_000)
    expect([last()?.data?.length, host.requests.length]).toEqual([10, 3])
    host.fail(faults.offline('ios'))
    void list.refresh()
    await pass(1_000)
    expect(last()).toMatchObject({ state: 'failed', hasMore: true, data: { length: 10 } })
    void list.more()
    await pass(1_000)
    expect(last()).toMatchObject({ state: 'ready', words: '', hasMore: false, data: { length: 15 } })
    sizes.a = 0
    void list.refresh()
    await pass(1_000)
    expect(last()).toMatchObject({ state: 'empty', data: [], hasMore: false })
  })
})
