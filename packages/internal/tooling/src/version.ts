// Gives all packages their next version by the changesets, and tells what changed in the one changelog.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import getReleasePlan from '@changesets/get-release-plan'
import { complete } from './manifests.ts'
import { type Manifest, publishedPackages, readManifest, root } from './repository.ts'
import { run } from './tarballs.ts'

/** What one changeset says. */
export interface Change {
  readonly summary: string
  readonly isFix: boolean
}

/** What the changesets say that no version has yet. */
export async function pendingChanges(): Promise<readonly Change[]> {
  const { changesets } = await getReleasePlan(root)
  return changesets.map(({ summary, releases }) => ({
    summary,
    isFix: releases.every(({ type }) => type === 'patch'),
  }))
}

/** Writes the next version everywhere, the lockfile excepted, and gives it; without changesets it changes nothing. */
export async function raiseVersion(date: string): Promise<string | undefined> {
  const changes = await pendingChanges()
  if (changes.length === 0) return undefined
  // changesets takes a core outside the plugins' peer range for a break of each of them, and so 0.2.0 for 1.0.0; but
  // here they are published together, with a range that follows. For its own reckoning the range is open.
  rewrite((manifest) => ({
    ...manifest,
    ...(manifest.peerDependencies && { peerDependencies: opened(manifest.peerDependencies) }),
  }))
  try {
    run([process.execPath, createRequire(join(root, 'package.json')).resolve('@changesets/cli/bin.js'), 'version'])
  } finally {
    rewrite((manifest, published) => complete(manifest, published))
  }
  const version = readManifest(publishedPackages[0]!.dir).version ?? ''
  const path = join(root, 'CHANGELOG.md')
  writeFileSync(path, released(readFileSync(path, 'utf8'), version, date, changes))
  return version
}

const opened = (peers: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(peers).map(([peer]) => [peer, 'workspace:>=0.0.0']))

function rewrite(change: (manifest: Manifest, published: { readonly dir: string }) => object): void {
  for (const published of publishedPackages) {
    const manifest = change(readManifest(published.dir), published)
    writeFileSync(join(published.dir, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  }
}

/** The changelog with what stood under "Unreleased", and the changesets' words before it, under the new version. */
export function released(changelog: string, version: string, date: string, changes: readonly Change[]): string {
  const heading = '## [Unreleased]\n'
  return changelog.replace(heading, () => `${heading}\n## [${version}] - ${date}\n${partsOf(changes)}`)
}

/** The changes as the changelog tells them. */
export function partsOf(changes: readonly Change[]): string {
  const part = (title: string, isFix: boolean): string => {
    const lines = changes.filter((change) => change.isFix === isFix).map(({ summary }) => `- ${summary.trim()}`)
    return lines.length ? `\n### ${title}\n\n${lines.join('\n').replace(/\n(?!-|\n|$)/g, '\n  ')}\n` : ''
  }
  return part('Changed', false) + part('Fixed', true)
}
