// The decoder against the platform's own, on bytes that nobody would send and cuts that nobody would choose.
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createUtf8Decoder } from './index.ts'

/** Numbers that look random and are the same in each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

// What decoders get wrong: marks, long spellings, surrogates, the last character, beyond it, lone and missing bytes.
const hard = [
  [0xef, 0xbb, 0xbf],
  [0xc0, 0x80],
  [0xe0, 0x80, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x8f, 0xbf, 0xbf],
  [0xf4, 0x8f, 0xbf, 0xbf],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf0, 0x9f, 0x91, 0xa9],
  [0xe4, 0xbd, 0xa0],
  [0xe4, 0xbd],
  [0xf0, 0x9f],
  [0xff],
  [0x80],
  [0x0a],
  [0x00],
]

function randomBytes(random: () => number): Uint8Array {
  const bytes: number[] = []
  while (bytes.length < 2 + random() * 40) {
    if (random() < 0.6) bytes.push(...hard[Math.floor(random() * hard.length)]!)
    else bytes.push(Math.floor(random() * 256))
  }
  return Uint8Array.from(bytes)
}

function randomPieces(bytes: Uint8Array, random: () => number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const next = at + Math.floor(random() * 6)
    pieces.push(bytes.subarray(at, next))
    at = next
  }
  return pieces
}

describe('the decoder', () => {
  // TextDecoder is given all bytes so far at once: in several calls, that of Node 24 and 26 loses a U+FEFF that follows
  // a character which was cut off.
  it('yields what TextDecoder does, piece by piece, for 20,000 random strings of bytes cut at random', () => {
    const random = seeded(15)
    for (let run = 0; run < 20_000; run++) {
      const bytes = randomBytes(random)
      const own = createUtf8Decoder()
      const told: string[] = ['']
      const expected: string[] = ['']
      let length = 0
      for (const piece of randomPieces(bytes, random)) {
        length += piece.length
        told.push(told.at(-1) + own.decode(piece))
        expected.push(new TextDecoder().decode(bytes.subarray(0, length), { stream: true }))
      }
      told.push(told.at(-1) + own.flush())
      expected.push(new TextDecoder().decode(bytes))
      if (told.join('|') !== expected.join('|')) expect({ bytes, told }).toEqual({ bytes, told: expected })
    }
  })

  it('begins anew after its end', () => {
    const decoder = createUtf8Decoder()
    expect(decoder.decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xe4))).toBe('a')
    expect(decoder.flush()).toBe('\ufffd')
    expect(decoder.decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x62))).toBe('b')
    expect(decoder.flush()).toBe('')
  })

  it('takes a megabyte in one piece, with characters of every length', () => {
    const text = 'aé你👩'.repeat(100_000)
    expect(createUtf8Decoder().decode(new TextEncoder().encode(text))).toBe(text)
  })

  it('takes buffers, views into the middle of one, and those of another realm', () => {
    const bytes = new TextEncoder().encode('xx你好xx')
    const buffer = bytes.buffer.slice(0)
    const views = [buffer, new Uint8Array(buffer, 2, 6), bytes.subarray(2, 8)]
    expect(views.map((view) => createUtf8Decoder().decode(view))).toEqual(['xx你好xx', '你好', '你好'])
    const foreign: ArrayBuffer = runInNewContext('new Uint8Array([228, 189, 160]).buffer')
    const foreignView: Uint8Array = runInNewContext('new Uint8Array([0, 228, 189, 160]).subarray(1)')
    expect(foreign instanceof ArrayBuffer).toBe(false)
    expect([foreign, foreignView].map((view) => createUtf8Decoder().decode(view))).toEqual(['你', '你'])
  })
})
