// How WeChat draws its own parts: the components' default style (style v2), and the bars around a page. The phone's
// home indicator is drawn if the browser has a safe area for it. As in WeChat, a single class does not change the width
// of a button, but any rule of the app overrides everything else here.

export const baseStyle = `
html, body { height: 100%; margin: 0; }
body { -webkit-font-smoothing: antialiased; -webkit-tap-highlight-color: transparent; }
.wx-frame { position: relative; display: flex; height: 100%; flex-direction: column; overflow: hidden; background: #ededed;
  font-family: -apple-system, BlinkMacSystemFont, "Helvetica Neue", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
.wx-frame [hidden] { display: none !important; }
.wx-bar { position: relative; flex: none; box-sizing: border-box; height: 88px; padding-top: 44px; font-size: 17px; font-weight: 500;
  line-height: 44px; text-align: center; }
.wx-bar-time { position: absolute; top: 0; left: 28px; font-size: 15px; font-weight: 600; }
.wx-bar-signs { position: absolute; top: 16px; right: 20px; line-height: 0; }
.wx-bar-back { position: absolute; bottom: 0; left: 0; width: 44px; height: 44px; }
.wx-bar-back::before { position: absolute; top: 16px; left: 18px; width: 10px; height: 10px; border-bottom: 2px solid; border-left: 2px solid;
  content: ""; transform: rotate(45deg); }
.wx-bar-capsule { position: absolute; right: 8px; bottom: 6px; width: 86px; height: 30px; border: 1px solid rgba(0, 0, 0, .1);
  border-radius: 16px; background: rgba(255, 255, 255, .6); }
.wx-bar-capsule::before { position: absolute; top: 13px; left: 16px; width: 4px; height: 4px; border-radius: 50%; background: #000;
  box-shadow: 7px 0 #000, 14px 0 #000; content: ""; }
.wx-bar-capsule::after { position: absolute; top: 7px; right: 14px; width: 12px; height: 12px; border: 2.5px solid #000;
  border-radius: 50%; background: radial-gradient(circle, #000 2.5px, transparent 3px); content: ""; }
.wx-pages { position: relative; min-height: 0; flex: 1; }
.wx-page { position: absolute; inset: 0; transform: translateZ(0); }
.wx-scroll { height: 100%; overflow: hidden auto; scrollbar-width: none; }
.wx-tabs { display: flex; flex: none; height: 50px; padding-bottom: env(safe-area-inset-bottom, 0px); border-top: 1px solid rgba(0, 0, 0, .1); font-size: 10px; text-align: center; }
.wx-tab { flex: 1; padding-top: 6px; }
.wx-tab-icon { display: block; width: 27px; height: 27px; margin: 0 auto 2px; }
.wx-home { position: absolute; z-index: 100; bottom: 8px; left: 50%; width: 134px; height: min(5px, env(safe-area-inset-bottom, 0px)); border-radius: 3px;
  background: #000; transform: translateX(-50%); pointer-events: none; }
.wx-toast { position: absolute; z-index: 99; top: 40%; left: 50%; box-sizing: border-box; width: max-content; min-width: 136px; max-width: 260px; padding: 14px 18px;
  border-radius: 8px; background: rgba(76, 76, 76, .95); color: rgba(255, 255, 255, .95); font-size: 16px; text-align: center; transform: translate(-50%, -50%); }
.wx-toast-sign { padding: 6px 0 8px; font-size: 34px; line-height: 1.1; }
.wx-toast-sign[data-icon=success] { box-sizing: border-box; width: 34px; height: 20px; margin: 6px auto 20px; padding: 0; border-bottom: 3px solid;
  border-left: 3px solid; font-size: 0; transform: rotate(-45deg); }
.wx-toast-sign[data-icon=loading] { box-sizing: border-box; width: 34px; height: 34px; margin: 2px auto 14px; padding: 0; border: 3px solid;
  border-right-color: transparent; border-radius: 50%; font-size: 0; animation: wx-turn 1s linear infinite; }
:where(page, view, scroll-view, swiper, swiper-item, form, navigator, label, button, cover-view, movable-area) { display: block; }
:where(page) { position: relative; font-size: 16px; }
:where(text) { white-space: pre-line; }
:where(scroll-view) { overflow: hidden; -webkit-overflow-scrolling: touch; }
:where(scroll-view[scroll-x]) { overflow-x: auto; scrollbar-width: none; }
:where(scroll-view[scroll-y]) { overflow-y: auto; scrollbar-width: none; }
:where(.wx-scroll img) { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
:where(.wx-scroll img[mode=aspectFill]) { object-fit: cover; }
:where(.wx-scroll img[mode=aspectFit]) { object-fit: contain; }
:where(.wx-scroll img[mode=widthFix]) { height: auto; }
:where(.wx-scroll img[mode=heightFix]) { width: auto; }
:where(.wx-scroll img:is([mode=center], [mode^=top], [mode^=bottom], [mode=left], [mode=right])) { object-fit: none; }
${['top', 'bottom', 'left', 'right', 'top left', 'top right', 'bottom left', 'bottom right']
  .map((mode) => `:where(.wx-scroll img[mode="${mode}"]) { object-position: ${mode}; }`)
  .join('\n')}
:where(input, textarea) { width: 100%; min-height: 1.4em; padding: 0; border: 0; outline: 0; background: none; color: inherit; font: inherit;
  box-sizing: border-box; }
:where(input, textarea)::placeholder { color: rgba(0, 0, 0, .3); opacity: 1; }
:where(input[type=password]:not(:placeholder-shown)) { font-family: Verdana, "DejaVu Sans", sans-serif; }
:where(button) { padding: 8px 24px; border: 0; border-radius: 4px; background: #f2f2f2; color: #06ae56;
  font-family: inherit; font-size: 17px; font-weight: 700; line-height: 1.41; text-align: center; box-sizing: border-box; }
button:not([size=mini]) { width: 184px; margin-right: auto; margin-left: auto; }
:where(button[look=primary]) { background: #07c160; color: #fff; }
:where(button[look=warn]) { background: #f2f2f2; color: #fa5151; }
:where(button[size=mini]) { display: inline-block; width: auto; padding: 0 .75em; font-size: 16px; line-height: 2; }
:where(button[disabled]) { opacity: .6; }
:where(button[loading])::before { display: inline-block; width: 14px; height: 14px; margin-right: 8px; border: 2px solid; border-right-color: transparent;
  border-radius: 50%; vertical-align: -3px; content: ""; animation: wx-turn 1s linear infinite; }
@keyframes wx-turn { to { transform: rotate(360deg); } }
`
