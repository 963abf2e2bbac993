// What the panel shows of a call: words and numbers, ready to be drawn.
const OUTCOMES = { pending: '进行中', ok: '成功', failed: '失败', aborted: '已取消' }
/** How many characters of a body the inspector keeps. */
const LIMIT = 10000
const ARROWS = { enter: '→', exit: '←', fail: '✕' }

/** The status if there is one, else the outcome. */
function statusOf(call) {
  return call.statusCode ? String(call.statusCode) : OUTCOMES[call.outcome]
}

function timeOf(milliseconds) {
  if (milliseconds === undefined) return '…'
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(2)} s`
}

/** A line of the list. */
function lineOf(row) {
  const from = row.answeredBy && row.answeredBy !== 'transport' ? row.answeredBy : ''
  return {
    id: row.id,
    method: row.method,
    path: row.path,
    outcome: row.outcome,
    status: statusOf(row),
    time: timeOf(row.duration),
    sends: row.sends > 1 ? `${row.sends} 次` : '',
    from: from,
  }
}

/** Pixels by which the deepest step is moved to the right: its name must stay on a small phone's screen. */
const WIDEST = 130

/** How many interceptors the call was inside of, at most. */
function deepestOf(steps) {
  let depth = 0
  let deepest = 1
  for (const step of steps) {
    depth = step.type === 'enter' ? depth + 1 : Math.max(0, depth - 1)
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** The path through the interceptors: how deep each step is, and how long the call waited before it. */
function stepsOf(steps) {
  const lines = []
  const unit = Math.min(20, WIDEST / deepestOf(steps))
  let depth = 0
  let before = 0
  for (const step of steps) {
    if (step.type !== 'enter') depth = Math.max(0, depth - 1)
    const wait = step.at - before
    if (wait > 0) lines.push({ key: `w${lines.length}`, wait: timeOf(wait), share: Math.min(100, 8 + wait / 10) })
    lines.push({
      key: `s${lines.length}`,
      type: step.type,
      arrow: ARROWS[step.type],
      name: step.name,
      indent: Math.round(depth * unit),
      at: step.at,
    })
    if (step.type === 'enter') depth += 1
    before = step.at
  }
  return lines
}

function headersOf(header) {
  return Object.keys(header || {}).map((name) => ({ name: name, value: header[name] }))
}

/** The kept part of a body, and how much there was if that is not all. */
function bodyOf(body) {
  if (!body) return ''
  return body.text + (body.size > LIMIT ? `…\n（已截断，共 ${body.size} 个字符）` : '')
}

function sendOf(send, index) {
  return {
    key: index + 1,
    url: send.url,
    outcome: send.outcome,
    status: statusOf(send),
    time: timeOf(send.duration),
    error: send.error ? send.error.message : '',
    header: headersOf(send.header),
    body: [bodyOf(send.body), send.file].filter(Boolean).join('\n'),
    responseHeader: headersOf(send.responseHeader),
    responseBody: bodyOf(send.responseBody),
  }
}

/** All details of a call. */
function detailOf(call, row) {
  const line = lineOf(row)
  return Object.assign(line, {
    url: call.url,
    page: call.page ? call.page.route : '',
    error: call.error ? `${call.error.code || call.error.name} · ${call.error.message}` : '',
    steps: stepsOf(call.steps),
    parts: call.sends.map(sendOf),
  })
}

module.exports = { lineOf, detailOf }
