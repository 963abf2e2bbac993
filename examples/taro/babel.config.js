// What Taro's own template has: JSX of React, TypeScript, Taro.request(…) as an import in H5.
module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]] }
