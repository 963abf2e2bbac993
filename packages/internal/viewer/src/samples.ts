// HARs for tests and examples: made up like the inspector's, like those of other tools, and like an enemy's.
export { hostile } from './fixtures/hostile.ts'
export { ofCharles, ofChrome, ofFirefox } from './fixtures/others.ts'
export { sampleHar } from './sample.ts'
