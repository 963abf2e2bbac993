// What is sent: each file and each stream differs from all others, so that nothing can be taken for anything else.

export const eventsPerStream = 200

/** The file of this number: 64 KB. */
export const fileOf = (number: number): Uint8Array =>
  Uint8Array.from({ length: 65_536 }, (_, at) => (at * (2 * number + 1) + (at >> 8) + number) % 256)

/** The data of one event. */
export interface Told {
  readonly number: number
  readonly at: number
  readonly text: string
}

export const eventOf = (number: number, at: number): Told => ({ number, at, text: `第${at}个字，来自${number}号🏓` })

/** The events of a stream from this one on, as text. */
export const eventsFrom = (number: number, from: number): string[] =>
  Array.from({ length: eventsPerStream - from }, (_, index) => {
    const at = from + index
    return `id: ${at}\ndata: ${JSON.stringify(eventOf(number, at))}\n\n`
  })
