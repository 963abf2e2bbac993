// Chapter 8: an upload whose token expires on the way, a stream that is cut inside its characters, and one that falls
// silent.
import { isHttpError } from '@wxpipe/core'
import { StreamError } from '@wxpipe/stream'
import { faults } from '@wxpipe/testing'
import type { AppWithFiles } from '../../app-with-files.ts'
import { withFiles } from '../programs.ts'
import type { Chapter } from '../stage.ts'

/** 64 KB, as if from a camera. */
const picture = Uint8Array.from({ length: 65_536 }, (_, at) => (at * 31 + (at >> 8)) % 256)
const MATCH = 1105
const question = { activityId: 105, question: '几点集合？' }
/** How many words reach the phone before the connection is lost. */
const HEARD = 9

export const pictureAndConversationChapter: Chapter = {
  title: 'A picture and a conversation',
  moral: 'Files and streams go through the same interceptors as requests.',

  async play({ server, phone, launch, scene, say, elapsed, responses, count, check }) {
    await launch(withFiles)
    const { client, services } = phone().getApp<AppWithFiles>()
    const filePath = phone().addFile(picture, 'jpg')
    const sent = (from: number) => server.requests.length - from

    const progress: string[] = []
    const uploads = server.requests.length
    let id = 0
    await scene('Lin sends a picture. Half of it is on its way when her token expires.', async () => {
      const image = await services.uploadMatchImage(filePath, { matchId: MATCH, caption: '江上夜色' }, (told) => {
        progress.push(`${told.attempt}. send, ${told.progress} %`)
        if (told.attempt === 1 && told.progress === 50) server.expireTokens()
      })
      id = image.id
    })
    say('After one refresh the file is sent again, from its path; her progress bar has begun anew.')
    check('a refresh stood between two sends', responses(uploads), [
      'uploadMatchImage 99997',
      'refresh 10000',
      'uploadMatchImage 10000',
    ])
    const quarters = ['25 %', '50 %', '75 %', '100 %']
    check(
      'each send told its own progress',
      progress,
      ['1. send, ', '2. send, '].flatMap((send) => quarters.map((share) => send + share)),
    )

    let isStoredOnce = false
    let fetched: Uint8Array | undefined
    await scene('She looks at the match, and fetches the picture.', async () => {
      const images = await services.getMatchImages(MATCH)
      isStoredOnce = images.filter((image) => image.caption === '江上夜色').length === 1
      const path = await services.downloadImage(id)
      fetched = phone().files[path]
    })
    check('it is stored once', isStoredOnce, true)
    check('it is what she has sent, byte for byte', fetched && Buffer.compare(fetched, picture), 0)

    const whole: string[] = []
    const cut: string[] = []
    const pieces: Uint8Array[] = []
    await scene(
      'She asks the organiser, three times: as usual, cut inside characters, and cut as mere bytes.',
      async () => {
        await services.ask(question, (word) => whole.push(word))
        await services.ask({ ...question, cut: true }, (word) => cut.push(word))
        const stream = { onBytes: (piece: Uint8Array) => pieces.push(piece) }
        await client.post('activity/ask', { ...question, cut: true }, { stream })
      },
    )
    say(`She reads: ${cut.join('')}`)
    check('pieces have ended inside a character', pieces.filter(endsInside).length > HEARD, true)
    check('every word has come whole, and once', cut, whole)
    check('no character was lost', cut.join('').includes('\uFFFD'), false)

    const heard: string[] = []
    const asked = server.requests.length
    const began = elapsed()
    let failure: unknown
    phone().fail(faults.lostMidway(HEARD))
    await scene('She asks again, and the line falls silent in the middle of the answer.', async () => {
      failure = await services.ask(question, (word) => heard.push(word)).catch((error: unknown) => error)
    })
    say(`After 20 s she is told, and keeps what has come: ${heard.join('')}…`)
    check('the beginning of the answer is kept', heard, whole.slice(0, HEARD))
    const { events, cause } = failure instanceof StreamError ? failure : {}
    check(
      'a StreamError says how much was told, and that it was silence',
      [events, isHttpError(cause, 'TIMEOUT')],
      [HEARD, true],
    )
    check('it came 20 seconds after the last word', Math.floor((elapsed() - began) / 1_000), 20)
    check('nothing was asked a second time', sent(asked), 1)
    check('the call is over: no request holds a slot', phone().inFlight, 0)
    check('there was one refresh, and one error', [count().refreshes, count().errors], [1, { RESPONSE: 1 }])
  },
}

/** Whether the last byte begins a character that continues in the next piece. */
const endsInside = (piece: Uint8Array) => (piece.at(-1) ?? 0) >= 0xc0
