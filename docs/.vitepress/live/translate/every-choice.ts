// All choices of the switches, for the tests that compile and run what is written for each.
import { type Choice, dialects, extras, languages, usual } from './choice.ts'

/** One for each set of switches, and each with and without what a text can leave out: the envelope, the login page. */
export function everyChoice(): readonly Choice[] {
  const servers = [...dialects.map(usual), { ...usual('own'), success: '' }]
  const places = [
    { platform: 'wx', tokenIn: 'storage' },
    { platform: 'wx', tokenIn: 'globalData' },
    { platform: 'uni', tokenIn: 'storage' },
    { platform: 'taro', tokenIn: 'storage' },
  ] as const
  const sets = Array.from({ length: 2 ** extras.length }, (_, bits) => extras.filter((_extra, at) => (bits >> at) & 1))
  return servers.flatMap((server) =>
    places.flatMap((place) =>
      sets.flatMap((set) =>
        languages.flatMap((language) =>
          [server.loginPage, ''].map(
            (loginPage): Choice => ({ ...server, ...place, extras: set, language, loginPage }),
          ),
        ),
      ),
    ),
  )
}
