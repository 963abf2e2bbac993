// As in Taro's own template: React's JSX, TypeScript, and Taro.request(…) as an import in H5.
module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]] }
