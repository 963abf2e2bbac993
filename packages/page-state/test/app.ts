// A page on a simulated phone that records each setData, and calls whose responses a test gives.
import { createHost, type Page } from '@wxpipe/testing'
import { idle, type PageState } from '../src/index.ts'

export interface Item {
  readonly id: number
}

/** A page as a test sees it. */
export interface TestPage extends Omit<Page, 'data' | 'setData'> {
  data: { list: PageState<Item[]>; other: PageState<string>; category: number }
  setData(data: object): void
}

export const items = (...ids: number[]): Item[] => ids.map((id) => ({ id }))

/** The page `pages/list/list`, over the first one, so that the user can leave it. */
export async function openPage(definition: object = {}) {
  const host = createHost()
  const data = { list: idle<Item[]>(), other: idle<string>(), category: 3 }
  host.definePage('pages/list/list', { ...definition, data })
  await host.wx.navigateTo({ url: '/pages/list/list' })
  const page = host.page as unknown as TestPage
  /** What each setData has sent to the view. */
  const sent: object[] = []
  const setData = page.setData
  page.setData = (change) => {
    sent.push(JSON.parse(JSON.stringify(change)))
    setData.call(page, change)
  }
  return { host, page, sent, leave: () => host.unloadPage() }
}

/** A call to which a test responds; `load` may be called any number of times. */
export function createCalls<T>() {
  const calls: { respond(value: T): Promise<void>; fail(error: unknown): Promise<void>; args: unknown[] }[] = []
  const turns = async (_settled: void) => {
    for (let n = 0; n < 20; n++) await undefined
  }
  const load = (...args: unknown[]) =>
    new Promise<T>((resolve, reject) => {
      calls.push({
        args,
        respond: (value) => turns(resolve(value)),
        fail: (error) => turns(reject(error)),
      })
    })
  return { calls, load }
}
