// Turns a text into a short name that does not show the text.

// Odd numbers with well-mixed bits: the primes of xxHash.
const multipliers = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f]

/**
 * 128 bits of a text, as 28 letters and digits: four hashes of 32 bits, each with a multiplier of its own. Two of the few
 * hundred texts that a cache holds never share all four by chance. It keeps a token out of the sight of whoever reads the
 * storage. It is no cryptography: a text of which there are few (a user id) can be found by trying all, and somebody who
 * wants to make two texts with one hash can do so.
 */
export function hashOf(text: string): string {
  return multipliers
    .map((multiplier) => {
      let hash = multiplier
      for (let at = 0; at < text.length; at++) {
        hash = Math.imul(hash ^ text.charCodeAt(at), multiplier)
        // A product carries bits upward only: this brings them down again.
        hash ^= hash >>> 15
      }
      return (hash >>> 0).toString(36).padStart(7, '0')
    })
    .join('')
}
