// The hosts that write out every name (uni-app, Taro) have each function that a package asks its host for.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createHost } from '@wxpipe/testing'
import { expect, it } from 'vitest'

const packages = fileURLToPath(new URL('../../../', import.meta.url))

/** The sources of a package, without tests and comments. */
const sourceOf = (id: string) =>
  readdirSync(`${packages}${id}/src`)
    .filter((name) => name.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(name))
    .map((name) => readFileSync(`${packages}${id}/src/${name}`, 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')

const askers = readdirSync(packages).filter((id) => !/^(internal|testing|host-.*|README\.md)$/.test(id))
const sources = askers.map(sourceOf)
const { wx } = createHost()
const known = Object.keys(wx).filter((name) => typeof Object(wx)[name] === 'function')
const asked = known.filter((name) => sources.some((source) => new RegExp(`\\b${name}\\b`).test(source)))

it('packages ask for what a host is known to have', () => {
  expect(asked).toEqual(
    expect.arrayContaining(['request', 'uploadFile', 'navigateTo', 'login', 'getRealtimeLogManager']),
  )
})

it.each(['host-uni', 'host-taro'])('%s has all of it', (id) => {
  const written = sourceOf(id)
  expect(asked.filter((name) => !new RegExp(`get ${name}\\(\\)`).test(written))).toEqual([])
})
