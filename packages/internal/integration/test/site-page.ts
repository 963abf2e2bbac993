// A page of the site as an app on a phone: a test starts the modules that the page shows one by one.
import { createHost, type Host, type HostOptions } from '@wxpipe/testing'
import { onTestFinished } from 'vitest'
import { writePageCode } from './page-code.ts'

/** A page as an app on a phone. */
export interface SitePage {
  readonly host: Host
  /** What a snippet exports, by the name on its first line. */
  load<T>(file: string): Promise<T>
}

/**
 * Each call makes an app of its own, whose modules have not run yet; it goes when the test ends.
 * @param page its path in the repository
 */
export function runPage(page: string, options: HostOptions): SitePage {
  const { urlOf, remove } = writePageCode(page)
  const host = createHost(options)
  const uninstall = host.install()
  onTestFinished(() => {
    uninstall()
    remove()
  })
  return { host, load: async <T>(file: string) => (await import(/* @vite-ignore */ urlOf(file))) as T }
}
