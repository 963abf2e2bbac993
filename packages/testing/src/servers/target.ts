// Where a url may go over real HTTP: loopback only, directly or through the origin map.

/** Whether a host name is this machine itself. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)

/** Checks the `origins` option once, so that a mistake shows at createHost. */
export function readOrigins(origins: Readonly<Record<string, string>>): ReadonlyMap<string, URL> {
  const map = new Map<string, URL>()
  for (const [from, to] of Object.entries(origins)) {
    const source = originOf(from)
    const target = originOf(to)
    if (!isLoopback(target.hostname)) {
      throw new TypeError(`createHost: origins may lead to loopback only, and "${to}" does not`)
    }
    map.set(source.origin, target)
  }
  return map
}

/** @throws TypeError for a url with a path: it would be left out, and the server asked for something else */
function originOf(text: string): URL {
  const url = urlOf(text)
  if (url?.href === `${url?.origin}/`) return url as URL
  throw new TypeError(`createHost: "${text}" in origins is not an origin`)
}

/** The loopback url that serves this one; undefined if there is none. */
export function targetOf(url: string, origins: ReadonlyMap<string, URL>, direct: boolean): URL | undefined {
  const asked = urlOf(url)
  if (asked === undefined) return undefined
  const mapped = origins.get(asked.origin)
  if (mapped !== undefined) return new URL(asked.pathname + asked.search, mapped)
  return direct && isLoopback(asked.hostname) ? asked : undefined
}

/** An http or https url, or undefined. Not by `URL.canParse`, which some versions of jsdom lack. */
export function urlOf(url: string, base?: string): URL | undefined {
  try {
    const parsed = new URL(url, base)
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed : undefined
  } catch {
    return undefined
  }
}
