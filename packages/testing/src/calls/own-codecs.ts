// Replaces codecs.ts in the build for browsers, where both are globals.
export const { TextDecoder, TextEncoder } = globalThis
