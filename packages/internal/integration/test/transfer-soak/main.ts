// 200 uploads with their downloads, and 50 streams, through all plugins over real HTTP in a bad hour; prints a report as JSON.
// node --import tsx main.ts [forgetful]
import { setTimeout as sleep } from 'node:timers/promises'
import { createPhone } from '../soak/phone.ts'
import { seeded } from '../soak/random.ts'
import { listening, watchTimers } from '../soak/remains.ts'
import { createApp } from './app.ts'
import { createJobs } from './jobs.ts'
import type { Report } from './report.ts'
import { serve } from './server.ts'

const random = seeded(20_262)
const timers = watchTimers()
const server = await serve(seeded(11), process.argv[2] === 'forgetful')
const session = { user: 1, token: server.logIn() }
const phone = createPhone(server.origin, random, () => {
  session.token = server.logIn()
  return login
})
const { host } = phone
const { client, slots, login, counts } = createApp(phone, session)
const jobs = createJobs({ client, host, random, free: phone.free })
const uploads = { stored: 0, failed: 0, aborted: 0 }
const streams = { told: 0, aborted: 0 }

/** So many at once, until all are done. */
const all = (count: number, atOnce: number, job: (number: number) => Promise<void>) => {
  let next = 0
  const work = async () => {
    while (next < count) await job(next++)
  }
  return Promise.all(Array.from({ length: atOnce }, work))
}

const quiet = phone.live()
await Promise.all([
  all(200, 12, async (number) => {
    const outcome = await jobs.upload(number)
    uploads[outcome]++
    if (outcome === 'stored' && !server.has(number))
      jobs.lost.push(`upload ${number} got its response and is not stored`)
    if (outcome === 'stored') await jobs.download(number)
  }),
  all(50, 8, async (number) => {
    streams[await jobs.stream(number)]++
  }),
])
await quiet()
await phone.free()
// An abort's own timer may be due, a server may still be telling a stream that was left, and core's watchdog ticks once more.
for (let turn = 0; turn < 1_000 && (timers() || host.inFlight); turn++) await sleep(10)

const report: Report = {
  uploads,
  streams,
  ...jobs.counts,
  lost: jobs.lost,
  wrong: jobs.wrong,
  server: server.report(),
  left: {
    timers: timers(),
    listeners: listening() + phone.listening().length,
    slots: slots.pending + slots.size,
    inFlight: host.inFlight,
  },
  strayFiles: Object.keys(host.files).filter((path) => !jobs.kept.has(path)),
  most: counts.most,
}
host.dispose()
server.close()
console.log(JSON.stringify(report))
