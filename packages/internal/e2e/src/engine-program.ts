// One self-contained script that runs the main paths in any engine which has `print` and `setTimeout`.

/** Scripts by the names that `require` takes, with paths as miniprogram_npm has them. */
export type Scripts = Readonly<Record<string, string>>

export interface ProgramOptions {
  readonly scripts: Scripts
  readonly packages: readonly string[]
  /** Runs with a Promise built on setTimeout, as iOS 15 and older have. */
  readonly slowPromise: boolean
}

// Written in ES5, as everything that such an engine may have to read.
const prelude = `
var global = (function () { return this })() || globalThis;
var console = { log: print, warn: print, error: print };
// A clock of our own: a watchdog of nine seconds must not keep the engine up that long.
var tick = setTimeout, jobs = [], now = 0, number = 0, over = false;
function step() {
  if (over || !jobs.length) return tick(function () { if (!over) step() }, 1);
  jobs.sort(function (a, b) { return a.at - b.at || a.id - b.id });
  var job = jobs.shift();
  now = job.at;
  job.run();
  tick(step, 0);
}
setTimeout = function (run, ms) { number += 1; jobs.push({ id: number, at: now + (ms || 0), run: run }); return number };
clearTimeout = function (id) { jobs = jobs.filter(function (job) { return job.id !== id }) };
var loaded = {};
function normal(path) {
  return path.split('/').reduce(function (parts, part) {
    return part === '..' ? parts.slice(0, -1) : part === '.' || part === '' ? parts : parts.concat(part);
  }, []).join('/');
}
function load(from, request) {
  var base = request[0] === '.' ? normal(from + '/../' + request) : request;
  var found = [base, base + '.js', 'miniprogram_npm/' + base + '/index.js'].filter(function (path) { return scripts[path] })[0];
  if (!found) throw new Error('no module ' + request + ' for ' + from);
  if (loaded[found]) return loaded[found].exports;
  var module = loaded[found] = { exports: {} };
  scripts[found](function (name) { return load(found, name) }, module, module.exports);
  return module.exports;
}
`

export function engineProgram({ scripts, packages, slowPromise }: ProgramOptions): string {
  const modules = Object.entries(scripts).map(
    ([path, script]) => `${JSON.stringify(path)}: function (require, module, exports) {${script}\n}`,
  )
  return `${prelude}
var scripts = {${modules.join(',\n')}};
${slowPromise ? `Promise = load('', 'promise-polyfill');` : ''}
step();
load('', 'main-paths').run(${JSON.stringify(packages)}, function (phone) {
  wx = phone.wx;
  getCurrentPages = function () { return phone.pages.slice() };
}).then(function (facts) { over = true; print('facts ' + JSON.stringify(facts)) }, function (error) {
  over = true;
  print('failed ' + error + error.stack);
});
`
}

/** What a program has printed, as facts by package. @throws Error with all of it when it has not come so far */
export function factsIn(printed: string): Readonly<Record<string, unknown>> {
  const [, facts] = /^facts (.*)$/m.exec(printed) ?? []
  if (facts === undefined) throw new Error(`the engine said:\n${printed}`)
  return JSON.parse(facts)
}
