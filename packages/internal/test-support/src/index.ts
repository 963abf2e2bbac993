// What tests import by the name of this package: the helpers that more than one package's tests need.
export { bareLoader } from './bare-loader.ts'
export { begun, countedSource, eventLoop, outcomeOf, pass, timersLeft, useFakeTime } from './fake-time.ts'
export { loadCore, slowPromise, Turns } from './slow-promise.ts'
export { drain, elapse, flush } from './small-steps.ts'
export { createWatchedHost } from './watched-host.ts'
