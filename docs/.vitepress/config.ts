// The documentation site: Chinese at `/`, English at `/en/`; nothing is fetched, neither when it is built nor when it is read.
import { slug } from 'github-slugger'
import { defineConfig, postcssIsolateStyles } from 'vitepress'
import { useChineseLineBreaks } from './parts/line-breaks.ts'
import { useRepositoryLinks } from './parts/links.ts'
import { writeLlmsTexts } from './parts/llms.ts'
import { navOf, repositoryIcon } from './parts/nav.ts'
import { sidebarsOf } from './parts/pages.ts'
import { contributors, repository } from './parts/places.ts'
import { weigh } from './parts/ranking.ts'
import { tokenizeQuery, tokenizeText } from './parts/tokenize.ts'
import { chineseFrame, chineseSearch, descriptions, englishFrame } from './parts/words.ts'

// Where the site will stand below its origin, such as `/wxpipe/`.
const base = process.env['DOCS_BASE'] ?? '/'

export default defineConfig({
  title: 'wxpipe',
  base,
  srcExclude: [...contributors],
  outDir: '.vitepress/dist',
  cleanUrls: false,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}logo.svg` }]],
  // A page's styles for its text leave out what is marked `vp-raw`, such as the HAR viewer.
  vite: { css: { postcss: { plugins: [postcssIsolateStyles({ includeFiles: [/vp-doc\.css/] })] } } },
  markdown: {
    config(md) {
      useRepositoryLinks(md)
      useChineseLineBreaks(md)
    },
    // Their comments are dark enough to read.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    // The fragments that GitHub gives, so that a link to a heading works in the repository too.
    anchor: { slugify: (text) => slug(text) },
    languageAlias: { wxml: 'html', wxss: 'css' },
  },
  locales: {
    root: {
      label: '简体中文',
      lang: 'zh-CN',
      description: descriptions.zh,
      themeConfig: { ...chineseFrame, nav: navOf('zh'), sidebar: sidebarsOf('zh') },
    },
    en: {
      label: 'English',
      lang: 'en',
      description: descriptions.en,
      themeConfig: { ...englishFrame, nav: navOf('en'), sidebar: sidebarsOf('en') },
    },
  },
  themeConfig: {
    logo: { src: '/logo.svg', alt: '' },
    externalLinkIcon: false,
    socialLinks: [{ icon: repositoryIcon, link: repository, ariaLabel: 'repository' }],
    search: {
      provider: 'local',
      options: {
        locales: { root: chineseSearch },
        miniSearch: {
          options: { tokenize: tokenizeText },
          searchOptions: { tokenize: tokenizeQuery, boostDocument: weigh },
        },
      },
    },
  },
  buildEnd: ({ outDir, site }) => writeLlmsTexts(outDir, site.base),
})
