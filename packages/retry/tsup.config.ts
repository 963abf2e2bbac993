export { library as default } from '../tooling/src/library.ts'
