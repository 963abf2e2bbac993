// The codecs of UTF-8, from Node: jest's jsdom environment runs in Node, and has neither as a global.
export { TextDecoder, TextEncoder } from 'node:util'
