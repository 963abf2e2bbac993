// What each main path of fixtures/main-paths.js has to tell, by package.

export const expectedFacts: Readonly<Record<string, unknown>> = {
  core: ['yes', true, true, 'STATUS', ['GET groups?pageNo=1', 'GET status/404']],
  'token-injection': [
    ['Bearer good', 'none'],
    ['GET private', 'GET open'],
  ],
  'token-expiry': ['AUTH_EXPIRED', 'AUTH_EXPIRED', 'no failure'],
  'token-refresh': [
    ['Bearer fresh', 'Bearer fresh'],
    ['GET private', 'GET private', 'POST refresh', 'GET private', 'GET private'],
  ],
  'login-redirect': [['AUTH_EXPIRED', 'AUTH_EXPIRED'], ['navigateTo /pages/login/login?from=%2Fpages%2Findex%2Findex']],
  'page-scope': [200, 'ABORT'],
  cache: ['groups', ['GET groups']],
  dedupe: [['groups', 'groups'], ['GET groups']],
  retry: ['groups', ['GET groups', 'GET groups', 'GET groups']],
  resume: ['groups', ['GET groups', 'GET groups']],
  queue: [['a', 'b', 'c', 'd'], 2],
  deadline: ['TIMEOUT', 'no failure'],
  envelope: ['groups', '10000', [true, true, true, 'TOKEN EXPIRED'], 'STATUS'],
  data: ['groups', 'STATUS'],
  validation: ['2026-03-01T08:00:00.000Z', 'RESPONSE', 'GET https://api.example.com/c: does not fit its schema at id'],
  loading: ['STATUS', ['GET a', 'GET b', 'GET status/404', 'show 加载中', 'hide true']],
  toast: [
    ['STATUS', 'STATUS', 'STATUS', 'STATUS', 'no failure'],
    ['操作失败，请稍后重试', '操作过快，请稍后重试', '已被占用'],
  ],
  mock: [[['7', '群'], 'STATUS', 'TIMEOUT', 'real'], ['GET real']],
  signing: [
    ['signed', 'signed', 'none'],
    [
      ['GET', '/a', 'a=1&q=群', '', true, true],
      ['POST', '/b', '', '{"c":1}', true, true],
    ],
    ['GET a?q=%E7%BE%A4&a=1', 'POST b', 'GET c'],
  ],
  'idempotency-key': [3, true, false, true],
  openapi: [200, 'CONFIG', ['GET groups/a%2Fb?lang=zh']],
  'page-state': [
    'group.state',
    'group.state,group.words',
    'list.data[1],list.hasMore,list.pageNo,list.state,list.words',
  ],
  transfer: [
    [1, 'wxfile://usr/a.png', 'CONFIG', [50, 50]],
    [
      'file wxfile://tmp_0 {"album":"7","tags":"[\\"a\\"]"}',
      'https://api.example.com/a.png false',
      'wxfile://tmp_1 to wxfile://usr/a.png',
    ],
  ],
  stream: ['undefined', 'RESPONSE', '你', '你'],
  cloud: [
    ['container', 'TIMEOUT', 'CONFIG'],
    ['init prod-1', 'GET /groups?pageNo=1 api', 'groups 2'],
  ],
  'host-alipay': [
    [1, 200, 'b', 'TIMEOUT'],
    ['secret', ''],
    [
      ['https://api.example.com/a', 'yes', '{"b":1}', 'text'],
      ['https://api.example.com/lost', null, null, 'text'],
    ],
  ],
  'host-fetch': [
    [
      [['GET', 'https://api.example.com/a?b=1', null], 'yes'],
      [['POST', 'https://api.example.com/c', '{"d":2}'], 'yes'],
    ],
    { of: 7 },
  ],
  inspector: [
    ['/a', 1, 'transport', ['pending', 'ok']],
    true,
    1,
    "curl 'https://api.example.com/a?key=•••' \\\n  -H 'x-own: •••'",
  ],
}
