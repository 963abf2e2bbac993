// Stands for codecs.ts in the build for browsers, which have both themselves.
export const { TextDecoder, TextEncoder } = globalThis
