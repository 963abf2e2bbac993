// The default theme with the system's fonts, which have the Chinese, and nothing to load for them.
import DefaultTheme from 'vitepress/theme-without-fonts'
import './style.css'

export default DefaultTheme
