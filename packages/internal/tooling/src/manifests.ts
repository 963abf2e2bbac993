// What every published manifest says besides its own: where it lives, how it is published, what it is found by.
import { relative, sep } from 'node:path'
import { type Manifest, type PublishedPackage, readManifest, root } from './repository.ts'

// People search in both languages; a package adds words of its own in its manifest.
const keywords = ['wxpipe', 'wechat', 'miniprogram', 'wx.request', '微信', '小程序', '微信小程序', '网络请求']

/** The repository's address, which the root's package.json says and nothing else. */
export const address: string = readManifest(root).repository ?? ''

/** Why nothing may be published from this address, which the manifests and the provenance would name for ever. */
export const refusal = (url: string): string | undefined =>
  new URL(url).hostname.endsWith('.invalid')
    ? `The repository's address is still the placeholder ${url}. Write the real one into "repository" of the root's package.json, then npm run manifests.`
    : undefined

/** The manifest of a published package as it should be; what is the package's own stays as it is. */
export function complete(manifest: Manifest, { dir }: Pick<PublishedPackage, 'dir'>, url = address): object {
  const directory = relative(root, dir).split(sep).join('/')
  const { name, version, description, license, scripts, peerDependencies } = manifest
  const shared = {
    keywords: [...new Set([...(manifest.keywords ?? []), ...keywords])],
    homepage: `${url}/tree/main/${directory}#readme`,
    bugs: { url: `${url}/issues` },
    repository: { type: 'git', url: `git+${url}.git`, directory },
    publishConfig: { access: 'public', provenance: true },
  }
  // The head's fields come first, then the package's own in their order.
  return {
    ...{ name, version, description, license, ...shared },
    ...manifest,
    ...shared,
    // A tarball never holds an older build, or none.
    scripts: { ...scripts, prepack: 'npm run --silent build' },
    ...(peerDependencies && { peerDependencies: inStep(peerDependencies) }),
  }
}

// All packages have one version, so a peer is the core of this very version; pnpm writes the number at packing. With a
// number here, changesets would take every minor version of the core below 1.0 for a break of every plugin.
const inStep = (peers: Readonly<Record<string, string>>): object =>
  Object.fromEntries(
    Object.entries(peers).map(([peer, range]) => [peer, /^workspace:/.test(range) ? 'workspace:^' : range]),
  )
