// Reads a pnpm lockfile and tells which platforms' binaries it lacks.
import { parse } from 'yaml'

/** A machine that somebody may build, lint and test on. */
export interface Platform {
  readonly os: string
  readonly cpu: string
  readonly libc?: string
}

export const platforms: readonly Platform[] = ['x64', 'arm64'].flatMap((cpu) => [
  { os: 'linux', cpu, libc: 'glibc' },
  { os: 'linux', cpu, libc: 'musl' },
  { os: 'darwin', cpu },
  { os: 'win32', cpu },
])

/** What is missing for one package. */
export interface Gap {
  /** Such as `rollup@4.68.7`. */
  readonly needs: string
  readonly platform: string
}

interface Lockfile {
  readonly packages: Readonly<Record<string, { os?: string[]; cpu?: string[]; libc?: string[] }>>
  readonly snapshots: Readonly<Record<string, { optionalDependencies?: Readonly<Record<string, string>> }>>
}

// File events of a kind that only macOS has: no other platform has such a binary to miss.
const onlyForMacOS = new Set(['fsevents'])
// What nobody has ever built: a lockfile cannot have it.
const neverMade = new Set(['@tarojs/plugin-doctor win32-arm64'])

/** The packages that have a binary per platform, and what each of them lacks. */
export function readPlatforms(text: string): {
  readonly withBinaries: readonly string[]
  readonly gaps: readonly Gap[]
} {
  const { packages, snapshots }: Lockfile = parse(text)
  const withBinaries: string[] = []
  const gaps: Gap[] = []
  for (const [needs, { optionalDependencies = {} }] of Object.entries(snapshots)) {
    const binaries = Object.entries(optionalDependencies)
      .filter(([name]) => !onlyForMacOS.has(name))
      .map(([name, version]) => packages[`${name}@${version}`] ?? packages[version] ?? {})
      .filter(({ os, cpu }) => os !== undefined || cpu !== undefined)
    if (binaries.length === 0) continue
    withBinaries.push(needs.replace(/\(.*$/, ''))
    for (const platform of platforms) {
      const { os, cpu, libc } = platform
      const runs = binaries.some(
        (binary) => allows(binary.os, os) && allows(binary.cpu, cpu) && (!libc || allows(binary.libc, libc)),
      )
      const name = Object.values(platform).join('-')
      if (!runs && !neverMade.has(`${needs.replace(/@[^@]*$/, '')} ${name}`)) gaps.push({ needs, platform: name })
    }
  }
  return { withBinaries, gaps }
}

const allows = (allowed: readonly string[] | undefined, value: string): boolean => !allowed || allowed.includes(value)
