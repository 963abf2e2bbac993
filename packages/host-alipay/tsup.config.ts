export { library as default } from '@wxpipe/tooling/library'
