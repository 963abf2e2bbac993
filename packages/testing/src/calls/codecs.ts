// The UTF-8 codecs, imported from Node because jest's jsdom environment has neither of them as a global.
export { TextDecoder, TextEncoder } from 'node:util'
