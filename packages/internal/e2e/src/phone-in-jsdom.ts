// The compiled Mini Program in jsdom, against a meetup server of its own.
import { createRequire } from 'node:module'
import { launchMiniProgram, type MiniProgram } from '@wxpipe/testing'
import { readFiles } from './compiled.ts'
import { openDocument } from './document.ts'
import { createServer, type MeetupServer, ORIGIN } from './meetup-server.ts'

// By require: the framework's ES modules are not for Node.
const require = createRequire(import.meta.url)

export interface PhoneInJsdom {
  readonly app: MiniProgram
  readonly server: MeetupServer
  routes(): string[]
  /** Agrees, types both, and waits until nothing moves any more. */
  logIn(password?: string, name?: string): Promise<void>
  close(): Promise<void>
}

/** @param compiledApp the folder that the global set-up provides */
export async function openPhoneInJsdom(compiledApp: string): Promise<PhoneInJsdom> {
  const server = createServer({ latency: 2 })
  const origin = await server.listen()
  const closeDocument = openDocument()
  const app = launchMiniProgram({
    files: readFiles(compiledApp),
    framework: {
      glassEasel: require('glass-easel'),
      adapter: require('glass-easel-miniprogram-adapter'),
      templateCompiler: require('glass-easel-template-compiler'),
    },
    origins: { [ORIGIN]: origin },
  })
  await app.host.idle()
  return {
    app,
    server,
    routes: () => app.host.pages.map(({ route }) => route),
    async logIn(password = 'meetup', name = 'lin') {
      if (!app.find('.tick-on')) app.tap('.tick')
      if (app.find('.other')) app.tap('.other')
      const [username, secret] = app.findAll('.field')
      if (!username || !secret) throw new Error('no login form')
      app.type(username, name)
      app.type(secret, password)
      app.tap('.enter')
      await app.host.idle()
    },
    async close() {
      app.close()
      closeDocument()
      await server.close()
    },
  }
}
