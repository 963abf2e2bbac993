// The search of the built site, in a browser: it finds Chinese words of one, two and more characters, and English names.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fileOf, pages, useSite, visit } from '../src/site.ts'

const on = useSite()

/** Types into the search, as a reader does, and gives the addresses that it lists. */
async function find(words: string, at = '/'): Promise<readonly string[]> {
  const { page, trouble } = await visit(on.browser, on.site.origin + at)
  await page.keyboard.press('Control+k')
  await page.locator('.VPLocalSearchBox input').fill(words)
  await page.locator('.VPLocalSearchBox :is(.result, .no-results)').first().waitFor()
  const links = await page.locator('.VPLocalSearchBox .result').all()
  const found = await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
  expect(trouble).toEqual([])
  await page.context().close()
  return found
}

it.each([
  ['刷新', '/session/refresh.html'],
  ['过期', '/session/token.html'],
  ['登录页', '/session/login.html'],
  ['页', '/'],
  ['无感刷新', '/session/refresh.html'],
  ['-118', '/reference/errno.html'],
  ['流式', '/data/files.html'],
  ['登录失效', '/session/token.html'],
  ['上传进度', '/data/files.html'],
  ['重复点击', '/network/dedupe.html'],
  ['防抖', '/network/dedupe.html'],
  ['断点续传', '/data/files.html'],
  ['封装', '/migrate/from-http-util.html'],
  ['切换账号', '/session/accounts.html'],
  ['SSE', '/packages/stream.html'],
  ['uniapp', '/hosts/uni-app.html'],
  ['监控', '/debug/realtime-log.html'],
  ['GraphQL', '/data/envelope.html'],
  ['白名单', '/session/token.html'],
  ['Pinia', '/hosts/uni-app.html'],
  ['小游戏', '/guide/places.html'],
  ['插件', '/guide/places.html'],
  ['独立分包', '/guide/places.html'],
  ['单页模式', '/guide/places.html'],
  ['Worker', '/guide/places.html'],
  ['Skyline', '/guide/places.html'],
])('in Chinese %s is found', async (words, address) => {
  const found = await find(words)
  expect(found.filter((href) => href.startsWith(address)).length, found.join('\n')).toBeGreaterThan(0)
})

it('what a word of two characters finds first is about it', async () => {
  const [first = ''] = await find('刷新')
  expect(first).toMatch(/refresh|刷新/)
})

it.each([
  ['缓存', '/network/cache.html'],
  ['分页', '/ui/pagination.html'],
  ['重试', '/network/retry.html'],
  ['拦截器', '/guide/pipeline.html'],
  ['Taro', '/hosts/taro.html'],
  ['uni-app', '/hosts/uni-app.html'],
  ['HAR', '/debug/har-viewer.html'],
])('of %s the page that it is the subject of comes first, before sections that mention it', async (word, address) => {
  const [first = ''] = await find(word)
  expect(first.split('#')[0]).toBe(address)
})

it('in English a name is found, also by its part', async () => {
  expect((await find('ConfigError', '/en/')).some((href) => href.startsWith('/en/'))).toBe(true)
  expect((await find('redirect', '/en/')).some((href) => href.includes('login'))).toBe(true)
})

it.each([
  ['pagination', '/en/ui/pagination.html'],
  ['debounce', '/en/network/dedupe.html'],
  ['wrapper', '/en/migrate/from-http-util.html'],
])('in English %s is found', async (word, address) => {
  const found = await find(word, '/en/')
  expect(found.filter((href) => href.startsWith(address)).length, found.join('\n')).toBeGreaterThan(0)
})

it('of a class the page that explains it comes before the list of its members', async () => {
  const [first = ''] = await find('ConfigError')
  expect(first).not.toMatch(/^\/api\//)
})

it('two characters that stand side by side nowhere are not found, though each alone is', async () => {
  const chinese = pages
    .filter((page) => !page.startsWith('/en/'))
    .map((page) => readFileSync(fileOf(page) ?? '', 'utf8'))
  const apart = ['新刷', '期过', '页录', '求请'].find((pair) => !chinese.some((html) => html.includes(pair))) ?? ''
  const [first = '', second = ''] = apart
  expect((await find(first)).length).toBeGreaterThan(0)
  expect((await find(second)).length).toBeGreaterThan(0)
  expect(await find(apart)).toEqual([])
})

it('an error message leads to the table that explains it before it leads to the history of changes', async () => {
  const found = await find('url not in domain list')
  const table = found.findIndex((href) => href.startsWith('/reference/err'))
  const history = found.findIndex((href) => href.startsWith('/about/'))
  expect(table, found.join('\n')).toBeGreaterThanOrEqual(0)
  expect(table, found.join('\n')).toBeLessThan(6)
  expect(history === -1 || history > table).toBe(true)
})

it('says so in Chinese when nothing is found', async () => {
  const { page } = await visit(on.browser, `${on.site.origin}/`)
  await page.keyboard.press('Control+k')
  await page.locator('.VPLocalSearchBox input').fill('鑫淼焱垚')
  await page.getByText('没有找到').waitFor()
  await page.context().close()
})
